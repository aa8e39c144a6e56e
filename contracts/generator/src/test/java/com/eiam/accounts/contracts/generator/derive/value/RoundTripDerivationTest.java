package com.eiam.accounts.contracts.generator.derive.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RoundTripDerivationTest {

    /** Some servers store each type in a column of its own. */
    @Test
    void eachKindOfValueComesBeforeEachOther() {
        List<String> kinds = RoundTripDerivation.VALUES
                .valueStream()
                .map(RoundTripDerivationTest::kind)
                .toList();
        Set<List<String>> neighbours = new HashSet<>(IntStream.range(1, kinds.size())
                .mapToObj(i -> kinds.subList(i - 1, i + 1))
                .toList());
        assertThat(kinds.stream().distinct().flatMap(one -> kinds.stream().map(other -> List.of(one, other))))
                .filteredOn(pair -> !pair.get(0).equals(pair.get(1)))
                .isSubsetOf(neighbours);
    }

    private static String kind(JsonNode value) {
        return value.isNumber()
                ? value.isIntegralNumber() ? "whole number" : "fraction"
                : value.getNodeType().toString();
    }
}

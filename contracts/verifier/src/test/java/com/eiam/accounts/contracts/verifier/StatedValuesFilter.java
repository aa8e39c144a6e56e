package com.eiam.accounts.contracts.verifier;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what a contract states against the answer, down to the last key: the tools compare the values that are stated,
 * but see neither a key too many in a row nor what an object that should be empty holds.
 */
final class StatedValuesFilter implements Filter {

    private final ContractIndex.Entry contract;

    StatedValuesFilter(ContractIndex.Entry contract) {
        this.contract = contract;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification specified, FilterContext context) {
        Response response = context.next(request, specified);
        if (response.statusCode() == contract.status() && contract.values().isObject()) {
            JsonNode answer = JsonMapper.shared().readTree(response.getBody().asByteArray());
            contract.values().properties().stream()
                    .flatMap(stated ->
                            difference(stated.getKey(), stated.getValue(), answer.path(stated.getKey())).stream())
                    .findFirst()
                    .ifPresent(difference -> {
                        throw new AssertionError("%s: %s%n%s"
                                .formatted(
                                        contract.id(),
                                        difference,
                                        response.getBody().asString()));
                    });
        }
        return response;
    }

    /** The first difference, with the path to it; keys that are not stated count below the top level. */
    static Optional<String> difference(String path, JsonNode stated, JsonNode answered) {
        if (stated.isObject() && answered.isObject()) {
            TreeSet<String> keys = new TreeSet<>(stated.propertyNames());
            keys.addAll(answered.propertyNames());
            return first(keys.stream().map(key -> difference(path + "." + key, stated.path(key), answered.path(key))));
        }
        if (stated.isArray() && answered.isArray() && stated.size() == answered.size()) {
            return first(IntStream.range(0, stated.size())
                    .mapToObj(i -> difference(path + "[" + i + "]", stated.get(i), answered.get(i))));
        }
        return same(stated, answered)
                ? Optional.empty()
                : Optional.of("%s is %s, but the contract states %s".formatted(path, text(answered), text(stated)));
    }

    private static Optional<String> first(Stream<Optional<String>> differences) {
        return differences.flatMap(Optional::stream).findFirst();
    }

    /** Numbers are the same if their values are: 7 and 7.0 (RFC 8259, 6). */
    private static boolean same(JsonNode stated, JsonNode answered) {
        return stated.isNumber() && answered.isNumber()
                ? stated.decimalValue().compareTo(answered.decimalValue()) == 0
                : stated.equals(answered);
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "left out" : value.toString();
    }
}

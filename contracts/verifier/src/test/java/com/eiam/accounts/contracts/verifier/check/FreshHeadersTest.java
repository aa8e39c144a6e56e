package com.eiam.accounts.contracts.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.verifier.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreshHeadersTest {

    private static final Request REQUEST =
            new Request("GET", "/things", Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty());

    private final FreshHeaders fresh = new FreshHeaders(Set.of("X-Id"));

    @Test
    void twoResponsesHaveNotTheSameValue() {
        assertThat(differences(REQUEST, "1")).isEmpty();
        assertThat(differences(REQUEST, "2")).isEmpty();
        assertThat(differences(REQUEST, "1"))
                .containsExactly("the header X-Id is 1, which an earlier response has, too");
    }

    @Test
    void aCallerMayRepeatAValue() {
        Request own = REQUEST.withHeader("X-Id", "1");
        assertThat(differences(own, "1")).isEmpty();
        assertThat(differences(own, "1")).isEmpty();
        assertThat(differences(REQUEST, "1")).isEmpty();
    }

    @Test
    void aNewValueForAnInvalidOneIsNotRepeatedEither() {
        Request own = REQUEST.withHeader("X-Id", "not valid");
        assertThat(differences(own, "none")).isEmpty();
        assertThat(differences(own, "none")).hasSize(1);
    }

    private List<String> differences(Request request, String value) {
        return fresh.differences(request, new Response(200, Map.of("X-Id", List.of(value)), new byte[0]))
                .toList();
    }
}

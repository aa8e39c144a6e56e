package com.eiam.accounts.contracts.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** A suite survives its way through {@code contracts.json}. */
class ContractSuiteTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"\"",
                "0",
                "{\"a\":null}",
                "{\"a\":{},\"b\":[],\"c\":\"\"}",
                "1.10",
                "9007199254740993",
                "\"a\\uD800b\""
            })
    void keepsEveryJsonBody(String text) {
        JsonNode value = JSON.readTree(text);
        ContractSuite suite = suite(Optional.of(new Body.Json(value)), Optional.of(value));
        assertThat(again(suite)).isEqualTo(suite);
    }

    @Test
    void keepsOtherBodiesAndNone() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("z", "");
        fields.put("a", "1");
        List.of(
                        Optional.<Body>of(new Body.Raw("")),
                        Optional.<Body>of(new Body.Raw("{")),
                        Optional.<Body>of(new Body.Padded(JsonMapper.shared().readTree("{\"a\":1}"), 20)),
                        Optional.<Body>of(new Body.Form(Map.of())),
                        Optional.<Body>of(new Body.Form(fields)),
                        Optional.<Body>empty())
                .forEach(body -> {
                    ContractSuite suite = suite(body, Optional.empty());
                    assertThat(again(suite)).isEqualTo(suite);
                    assertThat(again(suite).json()).isEqualTo(suite.json());
                });
    }

    private static ContractSuite again(ContractSuite suite) {
        return ContractSuite.read(new ByteArrayInputStream(suite.json().getBytes(StandardCharsets.UTF_8)));
    }

    private static ContractSuite suite(Optional<Body> body, Optional<JsonNode> expected) {
        Map<String, JsonNode> responses = new LinkedHashMap<>();
        responses.put("200", JSON.readTree("{\"type\":\"object\"}"));
        responses.put("204", NullNode.instance);
        Outcome success = new Outcome(200, Optional.empty());
        Operation operation = new Operation(
                "change",
                "things",
                "PUT",
                "/things/{id}",
                "Change a thing",
                List.of(success),
                List.of(new Exclusion(new Outcome(500, Optional.of("E")), "no request provokes it")),
                Optional.of("no read shows it"),
                responses);
        Request request = new Request(
                "PUT",
                "/things/{id}",
                Map.of("id", " "),
                Map.of("offset", "0"),
                Map.of("Accept", ""),
                Optional.of(new Credentials(Credentials.Kind.BASIC, "caller", Optional.of("wrong"))),
                body);
        Expectation expectation = new Expectation(
                success, Map.of("Allow", new Expectation.Header("GET", ".*")), expected, Set.of("error"));
        return new ContractSuite(
                "Things",
                "1",
                "/token",
                List.of(
                        new Client("caller", "secret", List.of("all"), Optional.empty()),
                        new Client("brief", "secret", List.of(), Optional.of(1))),
                Set.of("ETag"),
                Set.of("X-Id"),
                Map.of("app_id", List.of("1", "2")),
                List.of(operation),
                List.of(new Contract(
                        "change_01",
                        "change",
                        "changes a thing",
                        Optional.of("type"),
                        Optional.of("1"),
                        request,
                        expectation,
                        List.of(
                                new Contract.FollowUp(Optional.empty(), "read", request, expectation),
                                new Contract.FollowUp(Optional.empty(), "change", request, expectation)))),
                List.of(
                        new ContractSuite.Sentence("change-1", "It changes.", List.of("change_01"), Optional.empty()),
                        new ContractSuite.Sentence("change-2", "It lasts.", List.of(), Optional.of("time"))));
    }
}

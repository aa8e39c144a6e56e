package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.ContractTenantCredentials;
import com.eiam.accounts.contracts.model.Ids;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.RequestEncoder;
import com.eiam.accounts.contracts.model.RuntimeExpression;
import com.eiam.accounts.contracts.model.WireRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change and the read that shows it, as a scenario of WireMock. It answers the exact request of the contract. Any other
 * request gets the response of the contract's own stub.
 */
final class ScenarioStubs {

    private static final RequestEncoder ENCODER =
            new RequestEncoder("", Ids.OF_THE_CONTRACT_TENANT, new ContractTenantCredentials(List.of()));

    private final TestCase change;
    private final TestCase then;
    private final StubResponses responses;

    private ScenarioStubs(TestCase change, TestCase then, StubResponses responses) {
        this.change = change;
        this.then = then;
        this.responses = responses;
    }

    /** The stub of the change and the stub of the read; empty if no read shows a change. */
    static List<ObjectNode> of(TestCase change, StubResponses responses) {
        return change.followUp()
                .filter(then -> change.draft().isSuccess())
                .filter(then ->
                        !then.draft().isSuccess() || !then.draft().expected().isEmpty())
                .map(then -> new ScenarioStubs(change, then, responses).stubs())
                .orElse(List.of());
    }

    private List<ObjectNode> stubs() {
        JsonNode answer = then.request().hasExpression()
                ? fresh(change.response().body())
                : change.response().body();
        Map<String, String> path = new LinkedHashMap<>(then.request().pathParameters());
        path.replaceAll((name, value) -> RuntimeExpression.resolve(value, answer));
        Request read = then.request().withPathParameters(path);
        // Of two changes of one resource, the read shows the later one.
        String scenario = "GET " + ENCODER.encode(read).url();
        return List.of(
                stub(change, change.request(), answer)
                        .put("scenarioName", scenario)
                        .put("newScenarioState", change.id()),
                stub(then, read, RuntimeExpression.resolve(shown(path), answer))
                        .put("scenarioName", scenario)
                        .put("requiredScenarioState", change.id()));
    }

    private ObjectNode stub(TestCase testCase, Request request, JsonNode body) {
        WireRequest sent = ENCODER.encode(request);
        ObjectNode stub = JsonNodeFactory.instance.objectNode().put("priority", StubPriority.SCENARIO);
        ObjectNode pattern =
                stub.putObject("request").put("method", sent.method()).put("url", sent.url());
        pattern.putObject("headers").putObject(RequestEncoder.AUTHORIZATION).put("matches", "Bearer .+");
        sent.body()
                .ifPresent(text -> pattern.putArray("bodyPatterns").addObject().put("equalToJson", text));
        stub.set("response", responses.of(testCase, body.isMissingNode() ? "" : body.toString()));
        return stub;
    }

    /** What the read's own stub answers, with the values of the follow-up in it. */
    private JsonNode shown(Map<String, String> path) {
        if (!then.draft().isSuccess()) {
            return then.response().body();
        }
        TestCase usual = then.first();
        Map<String, String> ids = usual.request().pathParameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, entry -> path.get(entry.getKey()), (a, b) -> a));
        ObjectNode shown = (ObjectNode) usual.response().body().deepCopy();
        shown.properties().forEach(entry -> {
            if (entry.getValue().isString() && ids.containsKey(entry.getValue().stringValue())) {
                shown.put(entry.getKey(), ids.get(entry.getValue().stringValue()));
            }
        });
        then.draft().expected().properties().forEach(entry -> shown.set(entry.getKey(), entry.getValue()));
        return shown;
    }

    /** The same response with ids that no other contract has. */
    private JsonNode fresh(JsonNode answer) {
        ObjectNode fresh = JsonNodeFactory.instance.objectNode();
        answer.properties()
                .forEach(entry ->
                        fresh.put(entry.getKey(), fresh(entry.getValue().asString(""))));
        return fresh;
    }

    /** An id like the one of the example, with other digits after its date; the same in every build. */
    private String fresh(String example) {
        Random digits = new Random(change.id().hashCode());
        String date = example.substring(0, Math.min(8, example.length()));
        return date
                + example.substring(date.length())
                        .chars()
                        .map(c -> Character.isDigit(c) ? '0' + digits.nextInt(10) : c)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }
}

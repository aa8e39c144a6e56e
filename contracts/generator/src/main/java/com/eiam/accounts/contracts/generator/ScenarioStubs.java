package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Spec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A change and the read that shows it, as a scenario of WireMock: whoever sends the contract's own request reads the change
 * afterwards. Any other request is answered as if there were no follow-up.
 */
final class ScenarioStubs {

    private final Spec spec;
    private final Case change;

    ScenarioStubs(Spec spec, Case change) {
        this.spec = spec;
        this.change = change;
    }

    /** The two stubs, in WireMock's words; empty if the contract has no follow-up, or one that shows no change. */
    Optional<ObjectNode> json() {
        return change.followUp(spec)
                .filter(then -> change.contract().error().isEmpty())
                .filter(then -> then.contract().error().isPresent()
                        || !then.contract().expected().isEmpty())
                .map(this::scenario);
    }

    private ObjectNode scenario(Case then) {
        ObjectNode answer = answer(change);
        Map<String, String> answered = new LinkedHashMap<>();
        if (then.contract().request().toString().contains(FollowUp.ANSWERED)) {
            answer.properties().forEach(entry -> {
                String fresh = fresh(entry.getValue().asString(""));
                answered.put(FollowUp.ANSWERED + entry.getKey(), fresh);
                answer.put(entry.getKey(), fresh);
            });
        }
        ObjectNode scenario = JsonNodeFactory.instance.objectNode();
        ObjectNode first = scenario.putObject("change");
        first.set("request", request(change, Map.of()));
        ObjectNode second = scenario.putObject("then");
        second.set("request", request(then, answered));
        // Of two changes to one account the read shows the later.
        String name = "GET " + second.path("request").path("url").stringValue();
        first.put("scenarioName", name).put("newScenarioState", change.id());
        second.put("scenarioName", name).put("requiredScenarioState", change.id());
        first.set("response", response(change, answer));
        second.set("response", response(then, shown(then, answered)));
        return scenario;
    }

    private ObjectNode request(Case each, Map<String, String> answered) {
        WireRequest request = WireRequest.of(spec, each);
        String url = request.url();
        for (Map.Entry<String, String> value : answered.entrySet()) {
            url = url.replace("{" + value.getKey() + "}", value.getValue());
        }
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        pattern.put("method", request.method()).put("url", url);
        pattern.putObject("headers").putObject(WireRequest.AUTHORIZATION).put("matches", "Bearer .+");
        request.body()
                .ifPresent(body -> pattern.putArray("bodyPatterns").addObject().put("equalToJson", body));
        return pattern;
    }

    private ObjectNode response(Case each, JsonNode body) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        Answer answer = Answer.of(spec, each);
        response.put("status", answer.status());
        ObjectNode headers = response.putObject("headers");
        new ResponseMatchers(spec, each, answer)
                .headers()
                .forEach((name, header) -> headers.put(name, header.example()));
        if (!answer.body().isMissingNode()) {
            response.put("body", body.toString());
        }
        return response;
    }

    private ObjectNode answer(Case each) {
        return Answer.of(spec, each).body() instanceof ObjectNode body
                ? body.deepCopy()
                : JsonNodeFactory.instance.objectNode();
    }

    /** What the read's own stub answers of the account, with what the follow-up states put over it. */
    private ObjectNode shown(Case then, Map<String, String> answered) {
        if (then.contract().error().isPresent()) {
            return answer(then);
        }
        Case base = then.first();
        ObjectNode shown = answer(base);
        JsonNode before = base.contract().request().path("path");
        JsonNode now = then.contract().request().path("path");
        Map<JsonNode, JsonNode> echoes = before.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, entry -> now.path(entry.getKey()), (a, b) -> a));
        shown.properties().forEach(entry -> entry.setValue(echoes.getOrDefault(entry.getValue(), entry.getValue())));
        then.contract().expected().properties().forEach(entry -> shown.set(entry.getKey(), entry.getValue()));
        shown.properties()
                .forEach(entry -> Optional.ofNullable(
                                answered.get(entry.getValue().asString("")))
                        .ifPresent(value -> entry.setValue(StringNode.valueOf(value))));
        return shown;
    }

    /** An id like the one of the example, with other digits: nobody else's, and the same in every build. */
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

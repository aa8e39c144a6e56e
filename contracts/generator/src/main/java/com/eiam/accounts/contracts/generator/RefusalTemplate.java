package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Spec;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A refusal whose message is in the caller's language and names what the caller sent. Written in WireMock's template
 * language.
 */
final class RefusalTemplate {

    private static final String LANGUAGE = "Accept-Language";

    private final Spec spec;
    private final Case each;

    RefusalTemplate(Spec spec, Case each) {
        this.spec = spec;
        this.each = each;
    }

    /** The stub's response; empty if it is always the same. */
    Optional<ObjectNode> response() {
        ObjectNode chosen = (ObjectNode) Answer.of(spec, each).body().deepCopy();
        JsonNode usual = chosen.deepCopy();
        if (!WireRequest.statedHeaders(each.contract().request()).containsKey(LANGUAGE)) {
            Answer.of(spec, inEnglish())
                    .body()
                    .properties()
                    .forEach(entry -> chosen.put(
                            entry.getKey(),
                            choice(
                                    chosen.path(entry.getKey()).asString(),
                                    entry.getValue().asString())));
        }
        String body = chosen.toString();
        for (Map.Entry<String, String> name : names().entrySet()) {
            body = body.replace("," + name.getKey() + ":", "," + name.getValue() + ":")
                    .replace(", " + name.getKey() + ":", ", " + name.getValue() + ":");
        }
        if (body.equals(usual.toString())) {
            return Optional.empty();
        }
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        template.put("body", body);
        template.putArray("transformers").add("response-template");
        return Optional.of(template);
    }

    private static String choice(String chinese, String english) {
        return chinese.equals(english)
                ? chinese
                : "{{#if (matches (val request.headers.Accept-Language or='zh') '(?i)en.*')}}" + english + "{{else}}"
                        + chinese + "{{/if}}";
    }

    /** The field that the message names, and the template that finds it. */
    private Map<String, String> names() {
        return each.draft()
                .breaks()
                .flatMap(BrokenRule::field)
                .map(template -> Map.of(each.contract().rule().path("field").stringValue(""), template))
                .orElse(Map.of());
    }

    private Case inEnglish() {
        Contract contract = each.contract();
        ObjectNode request = contract.request().deepCopy();
        request.withObject("headers").put(LANGUAGE, "en");
        Contract english = new Contract(
                contract.name(),
                request,
                contract.error(),
                contract.rule(),
                contract.status(),
                contract.expected(),
                contract.then(),
                contract.node());
        return new Case(each.operation(), each.base(), Draft.stated(english), each.number());
    }
}

package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Spec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The bound that the message of a broken rule names: the keyword's value where the field's schema has it. */
final class RuleLimit {

    /** {@code user_names[1]} and {@code extension.room}: a name, or a position in a list. */
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[\\d+]");

    private final Spec spec;

    RuleLimit(Spec spec) {
        this.spec = spec;
    }

    /**
     * The bound as the message shows it; empty where the message shows none.
     *
     * @throws ContractException if the field's schema does not have the keyword
     */
    String of(Case each, ErrorEntry error) {
        String field = each.contract().rule().path("field").stringValue("");
        String keyword = each.contract().rule().path("keyword").stringValue("");
        String text = error.ruleMessages()
                .path(keyword)
                .path("en")
                .stringValueOpt()
                .orElseThrow(
                        () -> each.fault("names the rule " + keyword + ", for which " + error.code() + " has no text"));
        if (!text.contains("{limit}")) {
            return "";
        }
        JsonNode limit = schema(each, field).path(keyword);
        if (limit.isMissingNode()) {
            throw each.fault("names the rule " + keyword + " of " + field + ", but its schema has no " + keyword);
        }
        // That null is allowed too is no help to who sent something else.
        return limit.isArray()
                ? limit.valueStream()
                        .map(JsonNode::asString)
                        .filter(type -> !type.equals("null"))
                        .collect(Collectors.joining(", "))
                : limit.asString();
    }

    private JsonNode schema(Case each, String field) {
        JsonNode body = each.operation()
                .body(spec)
                .map(declared -> spec.resolve(declared.schema()))
                .orElse(spec.root().path(""));
        JsonNode parameter = each.operation().parameters().stream()
                .filter(declared -> declared.path("name").stringValue("").equals(field))
                .findFirst()
                .map(declared -> spec.resolve(declared.path("schema")))
                .orElse(body.path(""));
        if (!parameter.isMissingNode()) {
            return parameter;
        }
        if (field.equals("body") && !body.path("properties").has("body")) {
            return body;
        }
        JsonNode schema = body;
        Matcher steps = STEP.matcher(field);
        while (steps.find()) {
            JsonNode property = schema.path("properties").path(steps.group());
            schema = spec.resolve(
                    steps.group().startsWith("[")
                            ? schema.path("items")
                            : property.isMissingNode() ? schema.path("additionalProperties") : property);
        }
        return schema;
    }
}

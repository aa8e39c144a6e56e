package com.eiam.accounts.contracts.generator.testcase;

import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.ErrorTexts;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The body of an error: the envelope with its code, and the message in the language of the caller. */
public final class RefusalBody {

    /** The header that chooses the language (RFC 9110, 12.5.4). */
    public static final String ACCEPT_LANGUAGE = "Accept-Language";

    /** A step in the name of a field: {@code user_names[1]}, {@code extension.room}. */
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[\\d+]");

    private final Spec spec;
    private final Operation operation;
    private final Draft draft;
    private final ErrorEntry error;

    /**
     * Prepares the body.
     *
     * @throws ContractException if the draft names a rule that has no text, or that its schema does not have
     */
    public RefusalBody(Spec spec, Operation operation, Draft draft) {
        this.spec = spec;
        this.operation = operation;
        this.draft = draft;
        this.error = draft.error().orElseThrow();
    }

    /** The body in the language that a request asks for; in Chinese if it asks for none. */
    ObjectNode inLanguageOf(Request request) {
        return in(request.header(ACCEPT_LANGUAGE).map(ErrorTexts::language).orElse(Locale.CHINESE));
    }

    /** The body in English or Chinese. OAuth's messages are English in both. */
    public ObjectNode in(Locale language) {
        ObjectNode envelope = (ObjectNode) error.envelope().deepCopy();
        if (error.isTokenError()) {
            if (error.status() == 403) {
                envelope.put("scope", String.join(" ", operation.permissions()));
            }
            return envelope;
        }
        if (draft.rule().isPresent()) {
            String field = draft.rule().get().field();
            String keyword = draft.rule().get().keyword();
            envelope.put(error.messageKey(), error.message(language, field, keyword, limit(field, keyword)));
        } else if (language.getLanguage().equals("en")) {
            envelope.put(error.messageKey(), error.english());
        }
        return envelope;
    }

    /** The bound that the message names; empty if it names none. */
    private String limit(String field, String keyword) {
        String text = error.ruleMessages()
                .path(keyword)
                .path("en")
                .stringValueOpt()
                .orElseThrow(() -> fault("names the rule " + keyword + ", for which " + error.code() + " has no text"));
        if (!text.contains("{limit}")) {
            return "";
        }
        JsonNode limit = schema(field).path(keyword);
        if (limit.isMissingNode()) {
            throw fault("names the rule " + keyword + " of " + field + ", but its schema has no " + keyword);
        }
        return ErrorTexts.limit(limit);
    }

    private JsonNode schema(String field) {
        Optional<JsonNode> parameter = operation.parameters().stream()
                .filter(declared -> declared.name().equals(field))
                .map(Parameter::schema)
                .findFirst();
        JsonNode body = operation.body().map(Body::schema).orElseGet(JsonNodeFactory.instance::missingNode);
        if (parameter.isPresent()) {
            return parameter.get();
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

    private ContractException fault(String reason) {
        return TestCase.fault(operation, draft.name(), reason);
    }
}

package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Schemas;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a case must be answered with.
 *
 * @param body the answer; for what nobody states an example, which only stubs send. Missing if there is no body
 * @param open the keys of the body whose values are examples, with their schemas
 * @param absent keys of the top level that the answer must not have, though its schema allows them
 */
record Answer(Operation.Response response, int status, JsonNode body, ObjectNode open, Set<String> absent) {

    /** RFC 6749, 5.1. */
    private static final String ACCESS_TOKEN = "access_token";

    static Answer of(Spec spec, Case each) {
        Optional<ErrorEntry> error = each.error(spec);
        Operation.Response response = declared(each, error);
        ObjectNode open = JsonNodeFactory.instance.objectNode();
        JsonNode body =
                error.map(entry -> refusal(spec, each, entry)).orElseGet(() -> success(spec, each, response, open));
        Set<String> absent = error.isPresent() ? others(spec, response, body) : leftOut(spec, each, response);
        return new Answer(response, each.contract().status(), body, open, absent);
    }

    /** An error says all that it has to say: whatever else its schema knows belongs to other errors. */
    private static Set<String> others(Spec spec, Operation.Response response, JsonNode body) {
        JsonNode schema = spec.resolve(response.schema());
        return Stream.concat(
                        Stream.of(schema), schema.path("oneOf").valueStream().map(spec::resolve))
                .flatMap(alternative -> alternative.path("properties").propertyNames().stream())
                .filter(key -> !body.has(key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys that the contract states as null where the schema allows none. */
    private static Set<String> leftOut(Spec spec, Case each, Operation.Response response) {
        JsonNode schema = spec.resolve(response.schema());
        return each.contract()
                .expected()
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> Schemas.statesAbsence(
                        spec, schema, key, each.contract().expected().path(key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Operation.Response declared(Case each, Optional<ErrorEntry> error) {
        List<Operation.Response> responses = each.operation().responses();
        return responses.stream()
                .filter(response -> error.isPresent()
                        ? response.codes().contains(error.get().code())
                        : response.status()
                                .equals(String.valueOf(each.contract().status())))
                .findFirst()
                .orElseThrow(() -> each.fault("expects "
                        + error.map(ErrorEntry::code)
                                .orElse(String.valueOf(each.contract().status()))
                        + ", which the operation does not declare"));
    }

    private static JsonNode refusal(Spec spec, Case each, ErrorEntry error) {
        ObjectNode envelope = (ObjectNode) error.envelope().deepCopy();
        if (error.isTokenError()) {
            if (each.contract().status() == 403) {
                envelope.put("scope", String.join(" ", each.operation().permissions()));
            }
            return envelope;
        }
        Locale language = language(each);
        if (!each.contract().rule().isMissingNode()) {
            String field = each.contract().rule().path("field").stringValue("");
            String keyword = each.contract().rule().path("keyword").stringValue("");
            envelope.put("error_msg", error.message(language, field, keyword, new RuleLimit(spec).of(each, error)));
        } else if (language.getLanguage().equals("en")) {
            envelope.put("error_msg", error.english());
        }
        return envelope;
    }

    /** The language that the caller asks for; Chinese where it does not say. */
    private static Locale language(Case each) {
        return each.contract().request().path("headers").properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Accept-Language"))
                .flatMap(header -> Locale.LanguageRange.parse(header.getValue().stringValue("")).stream())
                .findFirst()
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .orElse(Locale.CHINESE);
    }

    private static JsonNode success(Spec spec, Case each, Operation.Response response, ObjectNode open) {
        if (response.schema().isMissingNode()) {
            return response.schema();
        }
        JsonNode expected = each.contract().expected();
        if (!expected.isMissingNode() && !expected.isObject()) {
            return expected;
        }
        JsonNode schema = spec.resolve(response.schema());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (expected instanceof ObjectNode stated) {
            body.setAll(stated);
            body.remove(leftOut(spec, each, response));
        }
        schema.path("required").valueStream().map(JsonNode::stringValue).forEach(key -> {
            if (!body.has(key)) {
                JsonNode property = spec.resolve(schema.path("properties").path(key));
                open.set(key, property);
                body.set(key, example(each, response, key, property));
            }
        });
        if (open.has(ACCESS_TOKEN) && Credentials.of(each.operation()) == Credentials.BASIC) {
            body.put(ACCESS_TOKEN, client(each.contract().request()));
        }
        return body;
    }

    /** Who asks for a token: stubs issue the symbol of that client. */
    private static String client(JsonNode request) {
        return request.path("client")
                .stringValue(request.path("form").path("client_id").stringValue("anonymous"));
    }

    private static JsonNode example(Case each, Operation.Response response, String key, JsonNode property) {
        Stream<JsonNode> examples = response.node()
                .path("content")
                .path("application/json")
                .path("examples")
                .valueStream()
                .map(example -> example.path("value").path(key));
        return Stream.concat(Stream.of(each.base().expected().path(key)), examples)
                .filter(value -> !value.isMissingNode())
                .findFirst()
                .or(() -> Optional.of(property.path("examples").path(0)).filter(value -> !value.isMissingNode()))
                .or(() -> Optional.of(property.path("enum").path(0)).filter(value -> !value.isMissingNode()))
                .orElseThrow(() -> each.fault("leaves out the key " + key + ", for which its response "
                        + response.status() + " has no example that a stub could answer with"));
    }
}

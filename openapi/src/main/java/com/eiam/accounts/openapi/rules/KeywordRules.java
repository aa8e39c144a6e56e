package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import com.eiam.accounts.openapi.document.RequestKeywords;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules for the keywords of requests: each is known, and has a text for those who break it. */
final class KeywordRules {

    /** Keywords that lead to other schemas or describe, and restrict nothing by themselves. */
    private static final Set<String> NOT_RESTRICTING = Set.of(
            "$ref",
            "properties",
            "items",
            "title",
            "description",
            "default",
            "example",
            "examples",
            "deprecated",
            "writeOnly",
            Extensions.ERROR_CODE,
            Extensions.EXTENSIBLE,
            Extensions.SENTENCES);

    /** Formats that no validator checks (OpenAPI 3.1.1, 4.4): they choose a type in Java, or hide an input. */
    private static final Set<String> FORMATS = Set.of("int32", "int64", "float", "double", "password");

    /** Rules to which {@code x-error-code} gives a code, and which are not keywords of the schema itself. */
    private static final Set<String> NOT_IN_SCHEMA = Set.of("required", "unknown", "unique");

    private static final Set<String> PARAMETER_TYPES = Set.of("string", "integer", "number", "boolean");

    private static final Set<String> PARAMETER_PLACES = Set.of("path", "query", "header");

    static final List<Rule> ALL = List.of(
            new Rule(
                    "R-018",
                    "Every keyword that a request can break has a text in both languages.",
                    KeywordRules::ruleMessages),
            new Rule(
                    "R-021",
                    "Schemas of requests have only keywords that contracts are derived from.",
                    KeywordRules::notDerived),
            new Rule(
                    "R-027",
                    "x-error-code names only keywords of its schema, and the rules that are not keywords.",
                    KeywordRules::misnamed),
            new Rule(
                    "R-039",
                    "A field whose values can be unknown or taken has the name of a key of the contract tenant.",
                    KeywordRules::notInTenant));

    private KeywordRules() {}

    private static Stream<Finding> ruleMessages(Spec spec) {
        Optional<ErrorEntry> named = spec.catalogue().values().stream()
                .filter(ErrorEntry::namesRules)
                .findFirst();
        if (named.isEmpty()) {
            return Stream.of(new Finding(
                    spec.root().at("/components/examples"),
                    "no code of the catalogue has x-rule-messages: the texts for rules without a code of their own"));
        }
        JsonNode messages = named.get().ruleMessages();
        Stream<String> keywords = spec.operations().stream()
                .filter(operation -> operation.body().filter(Body::isForm).isEmpty())
                .flatMap(operation -> NestedSchemas.ofRequest(spec, operation))
                .flatMap(schema -> schema.propertyStream().map(Map.Entry::getKey))
                .filter(RequestKeywords.RESTRICTING::contains);
        return Stream.concat(Stream.of("format", "additionalProperties", "json", "text"), keywords)
                .distinct()
                .sorted()
                .flatMap(keyword -> Stream.of("zh", "en")
                        .filter(language -> messages.path(keyword)
                                .path(language)
                                .stringValue("")
                                .isBlank())
                        .map(language -> new Finding(
                                messages,
                                named.get().code() + " has no text in '" + language + "' for the rule " + keyword
                                        + ": add it to x-rule-messages")));
    }

    /** Of a form, no contracts are derived. */
    private static Stream<Finding> notDerived(Spec spec, Operation operation) {
        Stream<Finding> keywords = operation.body().filter(Body::isForm).isPresent()
                ? Stream.empty()
                : NestedSchemas.ofRequest(spec, operation)
                        .flatMap(schema -> unknownKeywords(schema)
                                .map(keyword -> new Finding(
                                        schema,
                                        operation.label() + " has " + keyword + " in a schema of its request, but no"
                                                + " contract is derived from it: " + instead(keyword))));
        return Stream.of(
                        keywords,
                        operation.body().stream().flatMap(body -> notDerived(spec, operation, body)),
                        operation.parameters().stream().flatMap(parameter -> notDerived(operation, parameter)))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> notDerived(Spec spec, Operation operation, Body body) {
        JsonNode at = spec.resolve(operation.node().path("requestBody"));
        String name = operation.label() + " has a request body ";
        return Stream.concat(
                Finding.when(
                        !body.isForm() && !body.mediaType().equals("application/json"),
                        at,
                        name + "of the type " + body.mediaType()
                                + ", but no contract is derived from it: use application/json"),
                Finding.when(
                        !at.path("required").booleanValue(false),
                        at,
                        name + "that may be left out, but no contract is derived from that: set required to true"));
    }

    private static String instead(String keyword) {
        return keyword.startsWith("format ")
                ? "write it as a pattern"
                : "use only " + sorted(RequestKeywords.RESTRICTING.stream());
    }

    private static Stream<Finding> notDerived(Operation operation, Parameter parameter) {
        Set<String> types = NestedSchemas.types(parameter.schema());
        String name = operation.label() + " has the parameter " + parameter.name();
        Stream<Finding> type = Finding.when(
                types.isEmpty() || !PARAMETER_TYPES.containsAll(types),
                parameter.node(),
                name + (types.isEmpty() ? " without a type" : " of type " + NestedSchemas.typeNames(parameter.schema()))
                        + ", but no contract is derived from it: give it a schema with one of the types "
                        + sorted(PARAMETER_TYPES.stream()));
        Stream<Finding> place = Finding.when(
                !PARAMETER_PLACES.contains(parameter.in()),
                parameter.node(),
                name + " in a " + parameter.in() + ", but no contract is derived from it: put it into one of "
                        + sorted(PARAMETER_PLACES.stream()));
        return Stream.concat(type, place);
    }

    /** A code for a rule that no request can break is never answered. */
    private static Stream<Finding> misnamed(Spec spec, Operation operation) {
        return NestedSchemas.ofRequest(spec, operation)
                .flatMap(schema -> schema.path(Extensions.ERROR_CODE)
                        .propertyStream()
                        .filter(code -> !schema.has(code.getKey()) && !NOT_IN_SCHEMA.contains(code.getKey()))
                        .map(code -> new Finding(
                                code.getValue(),
                                "x-error-code names " + code.getKey() + ", which the schema does not have: use one of "
                                        + sorted(Stream.concat(
                                                NOT_IN_SCHEMA.stream(),
                                                schema.propertyNames().stream()
                                                        .filter(RequestKeywords.RESTRICTING::contains))))));
    }

    /** What is refused for such a value is derived from the things of the tenant that have the key. */
    private static Stream<Finding> notInTenant(Spec spec, Operation operation) {
        Stream<Map.Entry<String, JsonNode>> path = operation.parameters().stream()
                .filter(Parameter::isInPath)
                .map(parameter -> Map.entry(parameter.name(), parameter.schema()));
        Stream<Map.Entry<String, JsonNode>> fields = operation.jsonBody().stream()
                .flatMap(body -> body.schema().path("properties").propertyStream())
                .map(field -> Map.entry(field.getKey(), spec.resolve(field.getValue())));
        return Stream.concat(path, fields)
                .flatMap(field -> field.getValue().has("items")
                        // The field of a list has the plural of the key.
                        ? Stream.of(Map.entry(
                                field.getKey().replaceFirst("s$", ""),
                                spec.resolve(field.getValue().path("items"))))
                        : Stream.of(field))
                .flatMap(field -> Stream.of("unknown", "unique")
                        .map(rule ->
                                field.getValue().path(Extensions.ERROR_CODE).path(rule))
                        .filter(code -> code.isString() && spec.tenant().findValue(field.getKey()) == null)
                        .map(code -> new Finding(
                                code,
                                operation.label() + " refuses values of " + field.getKey() + " with "
                                        + code.stringValue() + ", but nothing in the contract tenant has that key, so"
                                        + " that no contract is derived from it: use the name of one of its keys, or"
                                        + " rename the key")));
    }

    private static String sorted(Stream<String> words) {
        return words.distinct().sorted().collect(Collectors.joining(", "));
    }

    private static Stream<String> unknownKeywords(JsonNode schema) {
        String format = schema.path("format").stringValue("");
        return schema.propertyNames().stream()
                .filter(keyword -> !RequestKeywords.RESTRICTING.contains(keyword) && !NOT_RESTRICTING.contains(keyword))
                .filter(keyword -> !keyword.equals("format") || !FORMATS.contains(format))
                .map(keyword -> keyword.equals("format") ? "format " + format : keyword);
    }
}

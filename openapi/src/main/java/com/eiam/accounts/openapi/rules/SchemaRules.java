package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.RequestKeywords;
import com.eiam.accounts.openapi.Schemas;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules for schemas, their bounds and their examples. */
final class SchemaRules {

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
            "readOnly",
            "writeOnly",
            Extensions.ERROR_CODE,
            Extensions.EXTENSIBLE,
            Extensions.SENTENCES);

    /** Formats that no validator checks (OpenAPI 3.1.1, 4.4): they choose a type in generated code, or hide an input. */
    private static final Set<String> FORMATS = Set.of("int32", "int64", "float", "double", "password");

    private static final Set<String> PARAMETER_TYPES = Set.of("string", "integer", "number", "boolean");

    static final List<Rule> ALL = List.of(
            new Rule("R-010", "Every example is valid against its schema.", SchemaRules::examples),
            new Rule(
                    "R-011",
                    "Every string has a maxLength or an enum, every array maxItems, every number a minimum and a maximum.",
                    SchemaRules::bounds),
            new Rule(
                    "R-016",
                    "JSON request bodies are closed: additionalProperties is false or a schema.",
                    SchemaRules::closed),
            new Rule(
                    "R-017",
                    "No success body has the key of an error code: callers read it as a failure.",
                    SchemaRules::failureKeys),
            new Rule(
                    "R-018",
                    "Every keyword that a request can break has a text in both languages.",
                    SchemaRules::ruleMessages),
            new Rule("R-019", "Every $ref points to something in the same file.", SchemaRules::references),
            new Rule(
                    "R-021",
                    "Schemas of requests have only keywords that contracts are derived from.",
                    SchemaRules::notDerived));

    private SchemaRules() {}

    private static Stream<Finding> examples(Spec spec) {
        Schemas schemas = new Schemas(spec);
        Stream<Finding> bodies = spec.operations().stream()
                .flatMap(operation -> Stream.concat(
                                operation
                                        .node()
                                        .path("requestBody")
                                        .path("content")
                                        .valueStream(),
                                operation.responses().stream()
                                        .flatMap(r -> r.node().path("content").valueStream()))
                        .flatMap(content -> content.path("examples")
                                .propertyStream()
                                .flatMap(example -> faults(
                                        schemas,
                                        content.path("schema"),
                                        spec.resolve(example.getValue()).path("value"),
                                        operation.label() + " example " + example.getKey()))));
        Stream<Finding> parameters = spec.operations().stream()
                .flatMap(operation -> operation.source().parameters().stream()
                        .filter(parameter -> parameter.node().has("example"))
                        .flatMap(parameter -> faults(
                                schemas,
                                parameter.schema(),
                                parameter.node().path("example"),
                                "example of parameter " + parameter.name())));
        return Stream.concat(bodies, parameters);
    }

    private static Stream<Finding> faults(Schemas schemas, JsonNode schema, JsonNode value, String label) {
        if (schema.isMissingNode()) {
            return Stream.empty();
        }
        return schemas.faults(schema, value).stream()
                .limit(1)
                .map(fault -> new Finding(value, label + " breaks its schema: " + fault));
    }

    private static Stream<Finding> bounds(Spec spec) {
        Stream<JsonNode> requests =
                spec.operations().stream().flatMap(operation -> NestedSchemas.ofRequest(spec, operation));
        Stream<JsonNode> responses = spec.operations().stream()
                .flatMap(operation -> operation.responses().stream())
                .flatMap(response -> Stream.concat(
                        Stream.of(response.schema()),
                        response.node()
                                .path("headers")
                                .valueStream()
                                .map(h -> spec.resolve(h).path("schema"))))
                .flatMap(schema -> NestedSchemas.of(spec, schema));
        return Stream.concat(requests, responses)
                .flatMap(schema -> unbounded(schema)
                        .map(missing -> new Finding(
                                schema,
                                "a schema of type " + types(schema) + " has no " + missing + ": state the bound")));
    }

    private static Stream<String> unbounded(JsonNode schema) {
        Set<String> types = typeSet(schema);
        boolean closed = schema.has("enum") || schema.has("const");
        Stream<String> text = Stream.of("maxLength").filter(k -> types.contains("string") && !closed);
        Stream<String> lists = Stream.of("maxItems").filter(k -> types.contains("array"));
        // Several types mean free-form data, such as a free attribute. Only a field that is always a number has a
        // range.
        Stream<String> numbers = Stream.of("minimum", "maximum")
                .filter(k -> !closed && types.size() == 1 && (types.contains("integer") || types.contains("number")));
        return Stream.of(text, lists, numbers).flatMap(s -> s).filter(keyword -> !schema.has(keyword));
    }

    private static Set<String> typeSet(JsonNode schema) {
        JsonNode type = schema.path("type");
        return (type.isString() ? Stream.of(type) : type.valueStream())
                .map(t -> t.stringValue(""))
                .filter(t -> !t.equals("null"))
                .collect(Collectors.toSet());
    }

    private static String types(JsonNode schema) {
        return typeSet(schema).stream().sorted().collect(Collectors.joining(" or "));
    }

    private static Stream<Finding> closed(Spec spec) {
        return spec.operations().stream()
                .flatMap(
                        operation -> operation.body().stream()
                                .filter(body -> !body.isForm())
                                .flatMap(body -> NestedSchemas.of(spec, body.schema()))
                                .filter(schema -> typeSet(schema).contains("object"))
                                .filter(schema -> !schema.path("additionalProperties")
                                                .isObject()
                                        && schema.path("additionalProperties").booleanValue(true))
                                .map(
                                        schema -> new Finding(
                                                schema,
                                                operation.label()
                                                        + " accepts unknown fields: set additionalProperties to false, or to a schema")));
    }

    /** Of a form, no contracts are derived. */
    private static Stream<Finding> notDerived(Spec spec) {
        Stream<Finding> keywords = spec.operations().stream()
                .filter(operation -> operation.body().filter(Body::isForm).isEmpty())
                .flatMap(operation -> NestedSchemas.ofRequest(spec, operation)
                        .flatMap(schema -> unknownKeywords(schema)
                                .map(keyword -> new Finding(
                                        schema,
                                        operation.label() + " has " + keyword + " in a schema of its request, but no"
                                                + " contract is derived from it: use other keywords"))));
        Stream<Finding> parameters = spec.operations().stream()
                .flatMap(operation -> operation.parameters().stream()
                        .filter(parameter -> !PARAMETER_TYPES.containsAll(typeSet(parameter.schema())))
                        .map(parameter -> new Finding(
                                parameter.node(),
                                operation.label() + " has the parameter " + parameter.name() + " of type "
                                        + types(parameter.schema())
                                        + ", but no contract is derived from it: use one of "
                                        + PARAMETER_TYPES.stream().sorted().collect(Collectors.joining(", ")))));
        return Stream.concat(keywords, parameters);
    }

    private static Stream<String> unknownKeywords(JsonNode schema) {
        String format = schema.path("format").stringValue("");
        Stream<String> formats =
                Stream.of("format " + format).filter(keyword -> schema.has("format") && !FORMATS.contains(format));
        Stream<String> others = schema.propertyNames().stream()
                .filter(keyword -> !RequestKeywords.RESTRICTING.contains(keyword) && !NOT_RESTRICTING.contains(keyword))
                .filter(keyword -> !keyword.equals("format"));
        return Stream.concat(formats, others);
    }

    private static Stream<Finding> failureKeys(Spec spec) {
        Set<String> codeKeys =
                spec.catalogue().values().stream().map(ErrorEntry::codeKey).collect(Collectors.toSet());
        return spec.operations().stream()
                .flatMap(operation -> operation.responses().stream()
                        .filter(Operation.Response::isSuccess)
                        .flatMap(response -> spec.resolve(response.schema())
                                .path("properties")
                                .propertyStream())
                        .filter(property -> codeKeys.contains(property.getKey()))
                        .map(property -> new Finding(
                                property.getValue(),
                                operation.label() + " answers success with a key '" + property.getKey()
                                        + "', which callers read as a failure: rename it")));
    }

    private static Stream<Finding> references(Spec spec) {
        return everyNode(spec.root())
                .filter(node -> node.path("$ref").isString())
                .filter(node -> spec.resolve(node).isMissingNode())
                .map(node -> new Finding(
                        node, "$ref " + node.path("$ref").stringValue() + " points to nothing in this file"));
    }

    private static Stream<JsonNode> everyNode(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(SchemaRules::everyNode));
    }

    private static Stream<Finding> ruleMessages(Spec spec) {
        Optional<ErrorEntry> named = spec.catalogue().values().stream()
                .filter(entry -> entry.ruleMessages().isObject())
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
}

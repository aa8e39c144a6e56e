package com.eiam.accounts.contracts.generator.coverage;

import com.eiam.accounts.contracts.generator.testcase.ContractException;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.YamlFile;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import com.eiam.accounts.openapi.document.RequestKeywords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds rules and codes that no contract is about: a server that forgets them would pass all contracts. */
public final class UnbrokenRules {

    private final Spec spec;
    private final Operation operation;
    private final List<Draft> refusals;
    private final List<String> found = new ArrayList<>();

    private UnbrokenRules(Spec spec, Operation operation, List<TestCase> testCases) {
        this.spec = spec;
        this.operation = operation;
        this.refusals = testCases.stream()
                .filter(testCase -> testCase.operation().id().equals(operation.id()))
                .map(TestCase::draft)
                .filter(draft -> !draft.isSuccess())
                .toList();
    }

    /**
     * Makes sure that there are none.
     *
     * @throws ContractException if there are; the message has a line for each of them
     */
    public static void refuse(Spec spec, List<TestCase> testCases) {
        List<String> unbroken = spec.operations().stream()
                .filter(operation -> !operation.contracts().isEmpty())
                .flatMap(operation -> new UnbrokenRules(spec, operation, testCases).find())
                .distinct()
                .toList();
        if (!unbroken.isEmpty()) {
            throw new ContractException(String.join("\n", unbroken));
        }
    }

    private Stream<String> find() {
        for (Parameter parameter : operation.parameters()) {
            Stream<String> keywords = keywords(parameter.schema(), Integer.MAX_VALUE)
                    // Each value of a parameter is a text.
                    .filter(keyword -> !keyword.equals("type")
                            || !types(parameter.schema()).contains("string"));
            report(parameter.name(), parameter.schema(), keywords);
            if (parameter.required() && !parameter.isInPath()) {
                report(parameter.name(), parameter.schema(), Stream.of("required"));
            }
        }
        operation.jsonBody().map(Body::schema).ifPresent(schema -> {
            report("body", schema, keywords(schema, Integer.MAX_VALUE).filter(keyword -> !keyword.equals("type")));
            below("", schema, Integer.MAX_VALUE, List.of());
        });
        return Stream.concat(found.stream(), codes());
    }

    /** The codes that no contract expects: each rule that names one may be a rule that no request can break. */
    private Stream<String> codes() {
        return operation
                .codes()
                .filter(code -> refusals.stream()
                        .flatMap(draft -> draft.error().stream())
                        .map(ErrorEntry::code)
                        .noneMatch(code::equals))
                .filter(code -> operation.exclusions().stream()
                        .map(Operation.Exclusion::code)
                        .noneMatch(code::equals))
                .map(code ->
                        "%s:%d: %s declares %s, but no contract expects it: state one, or exclude the code and say why"
                                .formatted(spec.name(), YamlFile.line(operation.node()), operation.id(), code));
    }

    /**
     * Looks at what is below a schema.
     *
     * @param bytes how many bytes it may have: a longer text or list breaks that rule as well
     * @param above the schemas that it is below, since a schema can refer to itself
     */
    private void below(String field, JsonNode schema, int bytes, List<JsonNode> above) {
        if (above.contains(schema)) {
            return;
        }
        List<JsonNode> path = Stream.concat(above.stream(), Stream.of(schema)).toList();
        List<String> required = OpenApiDocument.texts(schema.path("required")).toList();
        schema.path("properties").forEachEntry((key, node) -> {
            String child = field.isEmpty() ? key : field + "." + key;
            child(child, spec.resolve(node), bytes, path);
            if (required.contains(key)) {
                report(child, spec.resolve(node), Stream.of("required"));
            }
        });
        if (schema.has("items")) {
            child(field + Location.FIRST, spec.resolve(schema.path("items")), bytes, path);
        }
        if (schema.path("additionalProperties").isObject()) {
            child(field + "." + Location.FREE_KEY, spec.resolve(schema.path("additionalProperties")), bytes, path);
        }
    }

    private void child(String field, JsonNode schema, int bytes, List<JsonNode> path) {
        int allowed = Math.min(bytes, schema.path(Extensions.MAX_BYTES).intValue(bytes));
        report(field, schema, keywords(schema, bytes));
        below(field, schema, allowed, path);
    }

    /** The keywords of a schema that a request can break, and nothing else. */
    private static Stream<String> keywords(JsonNode schema, int bytes) {
        boolean listed = schema.has("enum") || schema.has("const");
        return RequestKeywords.RESTRICTING.stream().sorted().filter(schema::has).filter(keyword -> switch (keyword) {
            case "required" -> false;
            // What is of another type is in no list either.
            case "type" -> !listed;
            case "enum", "const" -> !types(schema).contains("boolean");
            case "additionalProperties" -> !schema.path(keyword).booleanValue(true);
            case "uniqueItems", Extensions.VISIBLE_TEXT -> schema.path(keyword).booleanValue(false);
            case "minItems", "minProperties" -> schema.path(keyword).intValue(0) > 0;
            // A pattern may say how long a text is.
            case "minLength", "maxLength" ->
                !listed
                        && !schema.has("pattern")
                        && schema.path(keyword).intValue(0) > 0
                        && schema.path(keyword).intValue(0) < bytes - 1;
            case "maxItems" -> schema.path(keyword).intValue(0) < bytes - 1;
            default -> !listed;
        });
    }

    private void report(String field, JsonNode schema, Stream<String> keywords) {
        keywords.filter(keyword -> !isBroken(field, schema, keyword))
                .forEach(keyword -> answer(field, schema, keyword)
                        .ifPresent(
                                answer -> found.add("%s:%d: %s has the rule %s of %s, but no derived contract breaks it"
                                                .formatted(
                                                        spec.name(),
                                                        YamlFile.line(schema),
                                                        operation.id(),
                                                        keyword,
                                                        field)
                                        + " and nothing else: state a contract that does, with " + answer)));
    }

    private boolean isBroken(String field, JsonNode schema, String keyword) {
        Optional<String> code = Location.code(schema, keyword);
        return refusals.stream()
                .anyMatch(draft -> draft.breaks()
                                .filter(broken -> broken.keyword().equals(keyword)
                                        && broken.location().schema().equals(schema))
                                .isPresent()
                        || draft.rule()
                                .filter(rule -> rule.keyword().equals(keyword)
                                        && rule.field()
                                                .replaceAll("\\[\\d+]", "[0]")
                                                .equals(field))
                                .isPresent()
                        || draft.isStated()
                                && code.isPresent()
                                && draft.error().map(ErrorEntry::code).equals(code));
    }

    /** What a contract expects that breaks a rule; empty if the operation declares no code for it. */
    private Optional<String> answer(String field, JsonNode schema, String keyword) {
        return Location.code(schema, keyword)
                .map(code -> "error: " + code)
                .or(() -> spec.catalogue().values().stream()
                        .filter(entry -> entry.ruleMessages().isObject())
                        .map(ErrorEntry::code)
                        .filter(code -> operation.codes().anyMatch(code::equals))
                        .findFirst()
                        .map(code -> "error: %s and rule: {field: %s, keyword: %s}".formatted(code, field, keyword)));
    }

    private static List<String> types(JsonNode schema) {
        return OpenApiDocument.texts(schema.path("type")).toList();
    }
}

package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Operation.Response;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules for the error catalogue: it is complete and used consistently. */
final class CatalogueRules {

    static final List<Rule> ALL = List.of(
            new Rule(
                    "R-005",
                    "The schemas ErrorCode and TokenErrorCode list exactly the codes of the catalogue.",
                    CatalogueRules::enums),
            new Rule(
                    "R-006",
                    "A catalogue entry has an envelope with its own code and a message, an English summary and what to do.",
                    CatalogueRules::complete),
            new Rule("R-007", "Every code of the catalogue is declared by an operation.", CatalogueRules::unused),
            new Rule("R-008", "Every code that the spec uses is in the catalogue.", CatalogueRules::unknown),
            new Rule("R-009", "A code has one status; HTTP.nnn has nnn.", CatalogueRules::oneStatus),
            new Rule(
                    "R-015",
                    "An operation declares the codes that the rules of its request name.",
                    CatalogueRules::undeclared),
            new Rule(
                    "R-026",
                    "x-checks names each code that refuses a request with a token, once, and only codes that exist.",
                    CatalogueRules::checks));

    private CatalogueRules() {}

    private static Stream<Finding> enums(Spec spec) {
        List<JsonNode> listed = Stream.of(ErrorEntry.API_CODES, ErrorEntry.TOKEN_CODES)
                .map(name -> spec.root().at("/components/schemas").path(name).path("enum"))
                .flatMap(JsonNode::valueStream)
                .toList();
        Set<String> names = names(listed);
        return Stream.concat(
                listed.stream()
                        .filter(code -> !spec.catalogue().containsKey(code.stringValue("")))
                        .map(code -> new Finding(
                                code,
                                code.stringValue("") + " is listed by a schema but is not in the catalogue: add it to"
                                        + " components/examples")),
                spec.catalogue().values().stream()
                        .filter(entry -> !names.contains(entry.code()))
                        .map(entry -> new Finding(
                                entry.envelope(),
                                entry.code() + " is in the catalogue but not in the enum of " + entry.schema()
                                        + ": add it there")));
    }

    private static Set<String> names(List<JsonNode> codes) {
        return codes.stream().map(code -> code.stringValue("")).collect(Collectors.toSet());
    }

    private static Stream<Finding> complete(Spec spec) {
        return spec.root().at("/components/examples").propertyStream().flatMap(property -> {
            ErrorEntry entry = spec.catalogue().get(property.getKey());
            JsonNode at = property.getValue();
            String carried = entry.envelope().path(entry.codeKey()).stringValue("");
            if (!carried.equals(entry.code())) {
                return Stream.of(new Finding(
                        at, entry.code() + " has the code '" + carried + "' in its value: both must be the same"));
            }
            if (entry.schema().equals(ErrorEntry.API_CODES)
                    && !entry.message().isBlank()
                    && entry.message().equals(entry.english())) {
                return Stream.of(new Finding(
                        at, entry.code() + " has the English message in its value: write it in Chinese there"));
            }
            return Stream.of(
                            Map.entry("message in its value", entry.message()),
                            Map.entry("summary (the English message)", entry.english()),
                            Map.entry("description (what to do)", entry.measure()))
                    .filter(part -> part.getValue().isBlank())
                    .map(part -> new Finding(at, entry.code() + " has no " + part.getKey()));
        });
    }

    private static Stream<Finding> unused(Spec spec) {
        Set<String> used = spec.operations().stream().flatMap(Operation::codes).collect(Collectors.toSet());
        return spec.root()
                .at("/components/examples")
                .propertyStream()
                .filter(entry -> !used.contains(entry.getKey()))
                .map(entry -> new Finding(
                        entry.getValue(),
                        entry.getKey() + " is not declared by any operation: add it to a response, or remove it"));
    }

    private static Stream<Finding> unknown(Spec spec, Operation operation) {
        Stream<Finding> inResponses = operation.responses().stream()
                .filter(response -> !response.isSuccess())
                .flatMap(response -> response.node().path("content").valueStream())
                .flatMap(content -> content.path("examples").propertyStream())
                .filter(example -> !spec.catalogue().containsKey(example.getKey())
                        || !example.getValue()
                                .path("$ref")
                                .stringValue("")
                                .equals("#/components/examples/" + example.getKey()))
                .map(example -> new Finding(
                        example.getValue(),
                        operation.label() + " declares " + example.getKey()
                                + ", which must refer to the catalogue's entry of that name"));
        Stream<Finding> inRules = ofRules(spec, operation)
                .filter(code -> !spec.catalogue().containsKey(code.stringValue("")))
                .map(code -> new Finding(
                        code,
                        "x-error-code names " + code.stringValue("") + ", which is not in the catalogue"
                                + " (components/examples)"));
        Stream<Finding> inContracts = Stream.concat(
                        operation.contracts().stream()
                                .map(contract -> contract.node().path("error")),
                        operation.exclusions().stream()
                                .map(exclusion -> exclusion.node().path("excluded")))
                .filter(JsonNode::isString)
                .filter(code -> operation.codes().noneMatch(code.stringValue()::equals))
                .map(code -> new Finding(
                        code,
                        operation.label() + " has a contract or an exclusion of " + code.stringValue()
                                + ", which none of its responses declares"));
        return Stream.of(inResponses, inRules, inContracts).flatMap(findings -> findings);
    }

    /** The codes that the rules of a request name. */
    private static Stream<JsonNode> ofRules(Spec spec, Operation operation) {
        return NestedSchemas.ofRequest(spec, operation)
                .flatMap(schema -> schema.path(Extensions.ERROR_CODE).valueStream());
    }

    private static Stream<Finding> oneStatus(Spec spec) {
        Map<String, Integer> first = new HashMap<>();
        return spec.operations().stream()
                .flatMap(operation -> operation.responses().stream()
                        .flatMap(response -> response.codes().stream()
                                .filter(code -> {
                                    int status = response.statusOf(code);
                                    int known = first.computeIfAbsent(
                                            code, c -> c.startsWith("HTTP.") ? Response.statusIn(c) : status);
                                    return status == 0 || status != known;
                                })
                                .map(code -> new Finding(
                                        response.node(),
                                        operation.label() + " declares " + code + " under " + response.status()
                                                + ", but its status is " + first.get(code)))));
    }

    /** The order of the checks decides which of two refusals is right. Codes of a status alone are not in it. */
    private static Stream<Finding> checks(Spec spec) {
        JsonNode checks = spec.root().path(Extensions.CHECKS);
        if (checks.isMissingNode()) {
            return Stream.empty();
        }
        List<JsonNode> named =
                checks.valueStream().flatMap(JsonNode::valueStream).toList();
        Set<String> names = names(named);
        Set<String> seen = new HashSet<>();
        Stream<Finding> wrong = named.stream().flatMap(code -> {
            String name = code.stringValue("");
            return seen.add(name)
                    ? Finding.when(
                            !spec.catalogue().containsKey(name),
                            code,
                            "x-checks names " + name + ", which is not in the catalogue")
                    : Stream.of(new Finding(code, "x-checks names " + name + " twice: the first check decides"));
        });
        Stream<Finding> missing = spec.operations().stream()
                .filter(operation -> operation.security() == Security.BEARER)
                .flatMap(Operation::codes)
                .filter(code -> !code.startsWith("HTTP.") && !names.contains(code))
                .distinct()
                .map(code -> new Finding(
                        checks, "x-checks does not name " + code + ": add it to the check that answers it"));
        return Stream.concat(wrong, missing);
    }

    private static Stream<Finding> undeclared(Spec spec, Operation operation) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        ofRules(spec, operation).forEach(code -> named.putIfAbsent(code.stringValue(""), code));
        // The entry with texts for rules answers a rule without a code of its own.
        if (operation.jsonBody().isPresent()) {
            spec.catalogue().values().stream()
                    .filter(ErrorEntry::namesRules)
                    .forEach(entry -> named.putIfAbsent(entry.code(), operation.node()));
        }
        return named.entrySet().stream()
                .filter(code -> operation.codes().noneMatch(code.getKey()::equals))
                .map(code -> new Finding(
                        code.getValue(),
                        operation.label() + " does not declare " + code.getKey()
                                + ", which a rule of its request names: add it to the response"));
    }
}

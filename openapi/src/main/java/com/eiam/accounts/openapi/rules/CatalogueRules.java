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
import java.util.LinkedHashSet;
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
        Set<String> listed = new LinkedHashSet<>();
        JsonNode schemas = spec.root().at("/components/schemas");
        List<Finding> notInCatalogue = Stream.of(ErrorEntry.API_CODES, ErrorEntry.TOKEN_CODES)
                .flatMap(name -> schemas.path(name).path("enum").valueStream())
                .filter(code -> {
                    listed.add(code.stringValue(""));
                    return !spec.catalogue().containsKey(code.stringValue(""));
                })
                .map(code -> new Finding(
                        code,
                        code.stringValue("") + " is listed by a schema but is not in the catalogue: add it to"
                                + " components/examples"))
                .toList();
        Stream<Finding> notListed = spec.catalogue().values().stream()
                .filter(entry -> !listed.contains(entry.code()))
                .map(entry -> new Finding(
                        entry.envelope(),
                        entry.code() + " is in the catalogue but not in the enum of " + entry.schema()
                                + ": add it there"));
        return Stream.concat(notInCatalogue.stream(), notListed);
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

    private static Stream<Finding> unknown(Spec spec) {
        Stream<Finding> inResponses = spec.operations().stream()
                .flatMap(operation -> operation.responses().stream()
                        .filter(response -> !response.isSuccess())
                        .flatMap(response -> response.node().path("content").valueStream())
                        .flatMap(content -> content.path("examples").propertyStream())
                        .filter(example -> !example.getValue()
                                        .path("$ref")
                                        .stringValue("")
                                        .equals("#/components/examples/" + example.getKey())
                                || !spec.catalogue().containsKey(example.getKey()))
                        .map(example -> new Finding(
                                example.getValue(),
                                operation.label() + " declares " + example.getKey()
                                        + ", which must refer to the catalogue's entry of that name")));
        Stream<Finding> inRules = spec.operations().stream()
                .flatMap(operation -> NestedSchemas.ofRequest(spec, operation)
                        .flatMap(schema -> schema.path(Extensions.ERROR_CODE).valueStream())
                        .filter(code -> !spec.catalogue().containsKey(code.stringValue("")))
                        .map(code -> new Finding(
                                code,
                                "x-error-code names " + code.stringValue("") + ", which is not in the catalogue"
                                        + " (components/examples)")));
        Stream<Finding> inContracts = spec.operations().stream()
                .flatMap(operation -> Stream.concat(
                                operation.contracts().stream().map(c -> c.node().path("error")),
                                operation.exclusions().stream()
                                        .map(e -> e.node().path("excluded")))
                        .filter(JsonNode::isString)
                        .filter(code -> operation.codes().noneMatch(code.stringValue()::equals))
                        .map(code -> new Finding(
                                code,
                                operation.label() + " has a contract or an exclusion of " + code.stringValue()
                                        + ", which none of its responses declares")));
        return Stream.of(inResponses, inRules, inContracts).flatMap(s -> s);
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
        Set<String> seen = new HashSet<>();
        Stream<Finding> wrong = named.stream().flatMap(code -> {
            String name = code.stringValue("");
            boolean first = seen.add(name);
            return !first
                    ? Stream.of(new Finding(code, "x-checks names " + name + " twice: the first check decides"))
                    : spec.catalogue().containsKey(name)
                            ? Stream.empty()
                            : Stream.of(
                                    new Finding(code, "x-checks names " + name + ", which is not in the catalogue"));
        });
        Set<String> known = named.stream().map(code -> code.stringValue("")).collect(Collectors.toSet());
        Stream<Finding> missing = spec.operations().stream()
                .filter(operation -> operation.security() == Security.BEARER)
                .flatMap(Operation::codes)
                .filter(code -> !code.startsWith("HTTP.") && !known.contains(code))
                .distinct()
                .map(code -> new Finding(
                        checks, "x-checks does not name " + code + ": add it to the check that answers it"));
        return Stream.concat(wrong.toList().stream(), missing);
    }

    private static Stream<Finding> undeclared(Spec spec) {
        return spec.operations().stream().flatMap(operation -> {
            Map<String, JsonNode> named = new LinkedHashMap<>();
            NestedSchemas.ofRequest(spec, operation)
                    .flatMap(schema -> schema.path(Extensions.ERROR_CODE).valueStream())
                    .forEach(code -> named.putIfAbsent(code.stringValue(""), code));
            // The entry with texts for rules answers a rule without a code of its own.
            if (operation.body().filter(body -> !body.isForm()).isPresent()) {
                spec.catalogue().values().stream()
                        .filter(entry -> entry.ruleMessages().isObject())
                        .forEach(entry -> named.putIfAbsent(entry.code(), operation.node()));
            }
            return named.entrySet().stream()
                    .filter(code -> operation.codes().noneMatch(code.getKey()::equals))
                    .map(code -> new Finding(
                            code.getValue(),
                            operation.label() + " does not declare " + code.getKey()
                                    + ", which a rule of its request names: add it to the response"));
        });
    }
}

package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.DocumentSchemas;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import com.eiam.accounts.openapi.document.RequestKeywords;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import com.networknt.schema.Error;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules for stated contracts: they are well-formed and none is missing. */
final class ContractRules {

    static final List<Rule> ALL = List.of(
            new Rule("R-012", "x-contracts has the form that x-contracts.schema.json describes.", ContractRules::form),
            new Rule(
                    "R-013",
                    "A contract has a name of its own, uses a client of the contract tenant, and agrees with the schemas.",
                    ContractAgreement::check),
            new Rule(
                    "R-014",
                    "Every declared status and error code has a contract, or an exclusion with its reason.",
                    ContractRules::complete),
            new Rule(
                    "R-020",
                    "Every operation that changes something has a contract that states what a read shows afterwards, or that refuses the same request then.",
                    ContractRules::followUps));

    private ContractRules() {}

    private static Stream<Finding> form(Spec spec, Operation operation) {
        Stream<Finding> entries = Stream.concat(
                        Stream.of(operation.node()),
                        operation.responses().stream().map(Operation.Response::node))
                .map(holder -> holder.path(Extensions.CONTRACTS))
                .filter(contracts -> !contracts.isMissingNode())
                .flatMap(contracts -> DocumentSchemas.errors("/x-contracts.schema.json", contracts).stream()
                        .limit(1)
                        .map(error ->
                                new Finding(at(contracts, error), operation.label() + " x-contracts: " + text(error))));
        return Stream.concat(
                entries,
                Finding.when(
                        !operation.node().has(Extensions.CONTRACTS),
                        operation.node(),
                        operation.label() + " has no x-contracts: state at least a success"));
    }

    private static JsonNode at(JsonNode contracts, Error error) {
        if (error.getInstanceLocation().getNameCount() == 0) {
            return contracts;
        }
        Object index = error.getInstanceLocation().getElement(0);
        return index instanceof Integer i ? contracts.path(i) : contracts;
    }

    private static String text(Error error) {
        String place = error.getInstanceLocation().toString();
        String message = error.getMessage().matches("schema for .* is false")
                ? "does not go with the other keys of this entry: remove one of them"
                : error.getMessage();
        return (place.isEmpty() ? "" : "entry " + place.replaceFirst("^/", "") + ": ") + message;
    }

    private static Stream<Finding> complete(Spec spec, Operation operation) {
        return operation.responses().stream()
                .flatMap(response -> response.isSuccess()
                        ? missingSuccess(operation, response)
                        : response.codes().stream().flatMap(code -> missingError(spec, operation, response, code)));
    }

    private static Stream<Finding> followUps(Spec spec, Operation operation) {
        return Finding.when(
                operation.isChange()
                        && !isRefusedAgain(operation)
                        && operation.successes().noneMatch(contract -> showsChange(spec, contract)),
                operation.node(),
                operation.label() + " has no contract whose 'then' shows what changed: a server that"
                        + " acknowledges the change and forgets it would pass all contracts. If no read can"
                        + " show it, say why with 'then: {unobservable: …}'");
    }

    /** Whether the first contract makes its own request again and expects an error: a change was not forgotten then. */
    private static boolean isRefusedAgain(Operation operation) {
        return operation.isRefusedAgain()
                && operation.contracts().get(0).steps().anyMatch(step -> !step.has("request"));
    }

    /** A read that expects values or an error shows a change; so does the reason why none can. */
    private static boolean showsChange(Spec spec, Contract contract) {
        return contract.unobservable().isPresent()
                || contract.steps()
                        .filter(step -> FollowUp.operation(spec, step)
                                .filter(Operation::isChange)
                                .isEmpty())
                        .anyMatch(read -> read.has("error")
                                || !read.path("response").path("body").isEmpty());
    }

    private static Stream<Finding> missingSuccess(Operation operation, Operation.Response response) {
        return Finding.when(
                operation
                        .successes()
                        .noneMatch(contract -> response.status().equals(String.valueOf(contract.status()))),
                operation.node(),
                operation.label() + " " + response.status() + " has no contract: state one");
    }

    private static Stream<Finding> missingError(
            Spec spec, Operation operation, Operation.Response response, String code) {
        boolean stated = operation.contracts().stream()
                .anyMatch(contract -> contract.error().filter(code::equals).isPresent());
        boolean excluded = operation.exclusions().stream()
                .anyMatch(exclusion -> exclusion.code().equals(code));
        String place = operation.label() + " " + response.statusOf(code) + " " + code;
        return Stream.concat(
                Finding.when(
                        stated && excluded,
                        operation.node(),
                        place + " has a contract and an exclusion: remove one of them"),
                Finding.when(
                        !stated && !excluded && !isDerived(spec, operation, code),
                        operation.node(),
                        place + " has no contract: state one, or exclude the code and say why"));
    }

    /** Whether contracts with the code follow from the security, a JSON body or the rules of the request. */
    private static boolean isDerived(Spec spec, Operation operation, String code) {
        boolean token = operation.security() == Security.BEARER && code.equals(Contract.INVALID_TOKEN);
        ErrorEntry entry = spec.catalogue().get(code);
        // A body that is cut off breaks a rule without a code of its own.
        boolean general = entry != null
                && entry.namesRules()
                && (operation.jsonBody().isPresent()
                        || operation.parameters().stream().anyMatch(ContractRules::hasRuleWithoutCode));
        Stream<String> ofParameters = operation.parameters().stream().flatMap(ContractRules::codes);
        Stream<String> ofBody = operation.jsonBody().stream()
                .flatMap(body -> NestedSchemas.of(spec, body.schema()))
                .flatMap(schema -> codes(schema, RequestKeywords.RESTRICTING.stream()));
        Stream<String> ofPath = operation.parameters().stream()
                .filter(Parameter::isInPath)
                .map(parameter -> parameter.schema().path(Extensions.ERROR_CODE))
                .flatMap(codes -> Stream.of(codes.path("pattern"), codes.path("unknown")))
                .map(named -> named.stringValue(""));
        return token
                || general
                || Stream.of(ofParameters, ofBody, ofPath)
                        .flatMap(codes -> codes)
                        .anyMatch(code::equals);
    }

    /** The codes of the rules that a parameter has. */
    private static Stream<String> codes(Parameter parameter) {
        return codes(parameter.schema(), rules(parameter));
    }

    private static Stream<String> codes(JsonNode schema, Stream<String> rules) {
        return rules.filter(schema::has)
                .flatMap(rule -> schema.path(Extensions.ERROR_CODE).path(rule).stringValueOpt().stream());
    }

    private static boolean hasRuleWithoutCode(Parameter parameter) {
        JsonNode schema = parameter.schema();
        return rules(parameter)
                .anyMatch(rule ->
                        schema.has(rule) && !schema.path(Extensions.ERROR_CODE).has(rule));
    }

    /** The rules that a value of a parameter can break. Each value is a text. */
    private static Stream<String> rules(Parameter parameter) {
        boolean text = NestedSchemas.types(parameter.schema()).contains("string");
        return RequestKeywords.RESTRICTING.stream().filter(rule -> !text || !rule.equals("type"));
    }
}

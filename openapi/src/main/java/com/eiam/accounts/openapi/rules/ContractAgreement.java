package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.DocumentSchemas;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.Literals;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks that stated contracts agree with the operation, its schemas, the catalogue and the contract tenant. */
final class ContractAgreement {

    /** Names in {@code x-error-code} of rules that a server checks after the schema. */
    private static final Set<String> LATER_KEYWORDS = Set.of("unknown", "unique");

    private final Spec spec;
    private final DocumentSchemas schemas;
    private final NamedRules rules;
    private final Set<String> clients;
    private final SentRequest sent;

    private ContractAgreement(Spec spec) {
        this.spec = spec;
        this.schemas = spec.schemas();
        this.rules = new NamedRules(spec);
        this.clients = spec.tenant()
                .path("clients")
                .valueStream()
                .map(client -> client.path("client_id").stringValue(""))
                .collect(Collectors.toSet());
        this.sent = SentRequest.of(spec);
    }

    static Stream<Finding> check(Spec spec) {
        ContractAgreement agreement = new ContractAgreement(spec);
        return spec.operations().stream().flatMap(agreement::check);
    }

    private Stream<Finding> check(Operation operation) {
        Set<String> names = new HashSet<>();
        Contract first = operation.contracts().stream().findFirst().orElse(null);
        return operation.contracts().stream()
                .flatMap(contract -> Stream.of(
                                Stream.of(
                                        faultIf(
                                                !names.add(contract.name()),
                                                "has the name of another contract: choose another one"),
                                        faultIf(
                                                contract == first
                                                        && contract.error().isPresent(),
                                                "is the first and must be a success: the others are written as"
                                                        + " differences to it")),
                                faults(operation, contract),
                                Stream.of(rules.fault(operation, contract), followUps(operation, contract)))
                        .flatMap(faults -> faults)
                        .flatMap(Optional::stream)
                        .map(fault -> new Finding(
                                contract.node(), operation.label() + " contract '" + contract.name() + "' " + fault)));
    }

    /** What is wrong with a contract of an operation, or with a follow-up that calls the operation. */
    private Stream<Optional<String>> faults(Operation operation, Contract contract) {
        return Stream.of(
                client(contract),
                path(operation, contract),
                query(operation, contract),
                sent.fault(operation, contract),
                request(operation, contract).or(() -> ids(contract)),
                response(operation, contract));
    }

    private static Optional<String> faultIf(boolean broken, String fault) {
        return broken ? Optional.of(fault) : Optional.empty();
    }

    private Optional<String> client(Contract contract) {
        String client = contract.request().path("client").stringValue("");
        return faultIf(
                !client.isEmpty() && !clients.contains(client),
                "uses the client " + client + ", which the contract tenant does not have: use one of "
                        + sorted(clients));
    }

    private Optional<String> path(Operation operation, Contract contract) {
        Set<String> declared = operation.pathParameters();
        Set<String> given = new HashSet<>(contract.request().path("path").propertyNames());
        return faultIf(
                !declared.equals(given),
                "gives the path parameters " + sorted(given) + ", but the path has " + sorted(declared));
    }

    /** A success needs what the path names: the contract tenant has it, or an answer before. */
    private Optional<String> ids(Contract contract) {
        return contract.request()
                .path("path")
                .propertyStream()
                .filter(parameter -> contract.error().isEmpty() && !isKnownLater(parameter.getValue()))
                .filter(parameter -> {
                    List<JsonNode> known = spec.tenant().findValues(parameter.getKey());
                    return !known.isEmpty() && !known.contains(parameter.getValue());
                })
                .findFirst()
                .map(parameter -> "expects success, but the contract tenant has no " + parameter.getKey() + " "
                        + parameter.getValue().stringValue(""));
    }

    /** Of a form, contracts send fields in the query on purpose. */
    private Optional<String> query(Operation operation, Contract contract) {
        Set<String> declared = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(Parameter::name)
                .collect(Collectors.toSet());
        return contract.request().path("query").propertyNames().stream()
                .filter(name -> !declared.contains(name)
                        && operation.body().filter(Body::isForm).isEmpty())
                .findFirst()
                .map(name -> "gives the query parameter " + name + ", but the operation has " + sorted(declared));
    }

    private Optional<String> request(Operation operation, Contract contract) {
        if (contract.error().filter(code -> !isOfLaterCheck(operation, code)).isPresent()) {
            return Optional.empty();
        }
        String expects = "expects " + contract.error().orElse("success");
        Optional<String> ofParameters = operation.parameters().stream()
                .flatMap(parameter -> parameter(parameter, contract).stream())
                .findFirst();
        return ofParameters.or(() -> body(operation, contract)).map(fault -> expects + ", but its " + fault);
    }

    /** Whether the code answers only requests that pass the checks of credentials, routing and schema. */
    private boolean isOfLaterCheck(Operation operation, String code) {
        ErrorEntry entry = spec.catalogue().get(code);
        return entry != null
                && !entry.isTokenError()
                && entry.status() == 400
                && !entry.namesRules()
                && NestedSchemas.ofRequest(spec, operation)
                        .flatMap(schema -> schema.path(Extensions.ERROR_CODE).propertyStream())
                        .filter(rule -> !LATER_KEYWORDS.contains(rule.getKey()))
                        .noneMatch(rule -> rule.getValue().stringValue("").equals(code));
    }

    private Optional<String> parameter(Parameter parameter, Contract contract) {
        String name = parameter.name();
        boolean inHeader = parameter.in().equals("header");
        JsonNode value = contract.request()
                .path(inHeader ? "headers" : parameter.in())
                .propertyStream()
                .filter(sent -> inHeader
                        ? sent.getKey().equalsIgnoreCase(name)
                        : sent.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(MissingNode::getInstance);
        if (value.isMissingNode()) {
            return faultIf(parameter.required(), "request lacks the parameter " + name);
        }
        JsonNode sent = Literals.parse(parameter.schema(), value.asString());
        return fault(parameter.schema(), sent).map(fault -> "parameter " + name + " breaks the schema: " + fault);
    }

    private Optional<String> body(Operation operation, Contract contract) {
        return operation
                .body()
                .flatMap(body -> fault(body.schema(), contract.request().path(body.isForm() ? "form" : "body")))
                .map(fault -> "request breaks the schema: " + fault);
    }

    private Optional<String> fault(JsonNode schema, JsonNode value) {
        return schemas.faults(schema, value).stream().findFirst();
    }

    private Optional<String> response(Operation operation, Contract contract) {
        if (contract.error().isPresent()) {
            return Optional.empty();
        }
        return operation
                .response(String.valueOf(contract.status()))
                .map(response -> expectation(response.schema(), contract.expected()))
                .orElseGet(() ->
                        Optional.of("expects status " + contract.status() + ", which the operation does not declare"));
    }

    private Optional<String> expectation(JsonNode schema, JsonNode expected) {
        if (!expected.isObject()) {
            return Optional.empty();
        }
        // A contract may leave values out.
        ObjectNode values = expected.deepCopy().asObject();
        values.remove(expected.propertyStream()
                .filter(entry -> spec.statesAbsence(schema, entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList());
        Optional<String> wrongValue = schemas.errors(schema, values).stream()
                .filter(error -> !error.getKeyword().equals("required") && !isKnownLater(error.getInstanceNode()))
                .findFirst()
                .map(error -> "expects a body that breaks the schema: " + DocumentSchemas.text(error));
        return wrongValue.or(() -> expected.propertyNames().stream()
                .filter(key -> !spec.resolve(schema).path("properties").has(key))
                .findFirst()
                .map(key -> "expects the key " + key + ", which the response's schema does not have"));
    }

    /** Whether a value is known only after the contract's own request. */
    private static boolean isKnownLater(JsonNode value) {
        return value != null && FollowUp.isAnswered(value.asString(""));
    }

    /** A follow-up is a contract, too: one of the operation that it calls. */
    private Optional<String> followUps(Operation operation, Contract contract) {
        List<FollowUp> followUps = FollowUp.of(spec, operation, contract);
        Optional<String> unknown = contract.steps()
                .map(FollowUp::operationId)
                .filter(name -> followUps.stream()
                        .noneMatch(then -> then.operation().id().equals(name)))
                .findFirst()
                .map(name -> "has the follow-up " + name + ", which is not an operation of this spec");
        return unknown.or(() -> FollowUp.unknownStep(followUps)
                        .map(name -> "refers to the step " + name + ", but no step before that has this name"))
                .or(() -> FollowUp.unknownKey(spec, operation, contract, followUps)
                        .map(key -> "refers to " + key + ", which the schema of that response does not have"))
                .or(() -> followUps.stream()
                        .flatMap(then -> followUp(then).stream())
                        .findFirst());
    }

    private Optional<String> followUp(FollowUp followUp) {
        Operation called = followUp.operation();
        Contract then = followUp.contract();
        Optional<String> undeclared = then.error()
                .filter(code -> called.codes().noneMatch(code::equals))
                .map(code -> "expects " + code + ", which the operation does not declare");
        return undeclared
                .or(() -> faults(called, then).flatMap(Optional::stream).findFirst())
                .map(fault -> "has a follow-up (" + called.id() + ") that " + fault);
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", ", "[", "]"));
    }
}

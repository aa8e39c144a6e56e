package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What follows from an operation's {@code security}: a token that was tampered with or has expired is refused, as is every
 * client without the permission; every client with one of the permission codes may read.
 */
final class SecurityCases implements CaseSource {

    private static final String SECURITY = "security";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation) {
        if (Credentials.of(operation) != Credentials.BEARER) {
            return Stream.empty();
        }
        Contract base = operation.contracts().get(0);
        String caller = base.request().path("client").stringValue("");
        return Stream.of(
                        invalidToken(operation).stream()
                                .map(code -> refusal(
                                        spec,
                                        "refuses a token that was tampered with",
                                        code,
                                        withToken(base, caller + Credentials.TAMPERED))),
                        clients(spec)
                                .filter(SecurityCases::isBrief)
                                .flatMap(client -> invalidToken(operation).stream()
                                        .map(code -> refusal(
                                                spec,
                                                "refuses a token that has expired",
                                                code,
                                                withClient(base, client)))),
                        clients(spec)
                                .filter(client -> !isBrief(client) && !isAllowed(operation, client))
                                .flatMap(client -> code(operation, "403").stream()
                                        .map(code -> refusal(
                                                spec,
                                                "refuses the client " + id(client),
                                                code,
                                                withClient(base, client)))),
                        clients(spec)
                                .filter(client -> !isBrief(client) && isAllowed(operation, client))
                                .filter(client -> operation.method().equals("GET"))
                                .map(client ->
                                        success(base, "answers the client " + id(client), withClient(base, client))))
                .flatMap(drafts -> drafts)
                .map(contract -> Draft.derived(contract, SECURITY));
    }

    private static Stream<JsonNode> clients(Spec spec) {
        return spec.tenant().path("clients").valueStream();
    }

    private static String id(JsonNode client) {
        return client.path("client_id").stringValue("");
    }

    /** Whether its tokens have expired by the time that the contracts use them. */
    private static boolean isBrief(JsonNode client) {
        return client.has("token_lifetime");
    }

    private static boolean isAllowed(Operation operation, JsonNode client) {
        return client.path("permissions")
                .valueStream()
                .map(JsonNode::stringValue)
                .anyMatch(operation.permissions()::contains);
    }

    /** The code that the operation answers a forged token with, as one of its contracts states it. */
    private static Optional<String> invalidToken(Operation operation) {
        return operation.contracts().stream()
                .filter(contract ->
                        WireRequest.statedHeaders(contract.request()).containsKey(WireRequest.AUTHORIZATION))
                .flatMap(contract -> contract.error().stream())
                .findFirst();
    }

    private static Optional<String> code(Operation operation, String status) {
        return operation.responses().stream()
                .filter(response -> response.status().equals(status))
                .flatMap(response -> response.codes().stream())
                .findFirst();
    }

    private static ObjectNode withClient(Contract base, JsonNode client) {
        return base.request().deepCopy().put("client", id(client));
    }

    private static ObjectNode withToken(Contract base, String token) {
        ObjectNode request = base.request().deepCopy();
        request.withObject("headers").put(WireRequest.AUTHORIZATION, "Bearer " + token);
        return request;
    }

    private static Contract refusal(Spec spec, String name, String code, ObjectNode request) {
        return Contract.refusal(name, request, spec.catalogue().get(code), MissingNode.getInstance());
    }

    private static Contract success(Contract base, String name, ObjectNode request) {
        return Contract.success(name, request, base.status(), base.expected());
    }
}

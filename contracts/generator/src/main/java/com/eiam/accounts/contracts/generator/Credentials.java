package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How an operation's callers say who they are. */
enum Credentials {
    /** Nobody asks. */
    NONE,
    /** With the client id and secret (RFC 7617). */
    BASIC,
    /** With a token (RFC 6750). */
    BEARER;

    /** What a symbolic token ends with that is a client's own, but for one character. */
    static final String TAMPERED = ".tampered";

    /** What the operation's security asks for. */
    static Credentials of(Operation operation) {
        Set<String> schemes = operation
                .node()
                .path("security")
                .valueStream()
                .flatMap(alternative -> alternative.propertyNames().stream())
                .collect(Collectors.toSet());
        return schemes.contains("bearer") ? BEARER : schemes.contains("basic") ? BASIC : NONE;
    }

    /**
     * The header's value for a client of the contract tenant. The token is a symbol, the client's id: stubs issue and
     * take it as it is, the verifier exchanges it for a real one.
     */
    String authorization(Spec spec, String client) {
        return switch (this) {
            case BEARER -> "Bearer " + client;
            case BASIC ->
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((client + ":" + secret(spec, client)).getBytes(StandardCharsets.UTF_8));
            case NONE -> throw new ContractException("the operation takes no credentials, but is called by " + client);
        };
    }

    static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static String secret(Spec spec, String client) {
        return spec.tenant()
                .path("clients")
                .valueStream()
                .filter(entry -> entry.path("client_id").stringValue("").equals(client))
                .findFirst()
                .map(entry -> entry.path("secret").stringValue(""))
                .orElseThrow(() -> new ContractException("the contract tenant has no client " + client));
    }

    /** Whether a case asks for a token with credentials in the header that are no client's: a stub takes all such. */
    static boolean areUnknown(Case each) {
        return of(each.operation()) == BASIC
                && WireRequest.statedHeaders(each.contract().request()).containsKey(WireRequest.AUTHORIZATION);
    }

    /** The tenant's clients that hold none of the operation's permission codes. */
    static Set<String> withoutPermission(Spec spec, Operation operation) {
        return spec.tenant()
                .path("clients")
                .valueStream()
                .filter(client -> client.path("permissions")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .noneMatch(operation.permissions()::contains))
                .map(client -> client.path("client_id").stringValue(""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

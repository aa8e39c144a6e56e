package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every client of the contract tenant gets a token, with its credentials in the header and in the form, and nobody else
 * does: what the spec does not state for all of them by name. Without these a stub would know some clients only.
 */
final class TokenCases implements CaseSource {

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation) {
        if (Credentials.of(operation) != Credentials.BASIC) {
            return Stream.empty();
        }
        Contract base = operation.contracts().get(0);
        Stream<Contract> issued = spec.tenant()
                .path("clients")
                .valueStream()
                .flatMap(client -> Stream.of(inHeader(base, client), inForm(base, client)));
        return Stream.concat(issued, refusedInHeader(spec, operation, base))
                .map(contract -> Draft.derived(contract, "security"));
    }

    private static Contract inHeader(Contract base, JsonNode client) {
        ObjectNode request = base.request().deepCopy();
        request.put("client", id(client));
        return contract(base, client, request, "header");
    }

    private static Contract inForm(Contract base, JsonNode client) {
        ObjectNode request = base.request().deepCopy();
        request.remove("client");
        request.withObject("form")
                .put("client_id", id(client))
                .put("client_secret", client.path("secret").stringValue(""));
        return contract(base, client, request, "form");
    }

    /** The refusal that the spec states for credentials in the form, for credentials in the header. */
    private static Stream<Contract> refusedInHeader(Spec spec, Operation operation, Contract base) {
        return operation.contracts().stream()
                .filter(stated -> stated.status() == 401
                        && stated.error().isPresent()
                        && stated.request().path("form").has("client_secret"))
                .limit(1)
                .map(stated -> {
                    ObjectNode request = base.request().deepCopy();
                    request.remove("client");
                    request.withObject("headers")
                            .put(
                                    WireRequest.AUTHORIZATION,
                                    Credentials.basic(
                                            stated.request()
                                                    .path("form")
                                                    .path("client_id")
                                                    .stringValue(""),
                                            stated.request()
                                                    .path("form")
                                                    .path("client_secret")
                                                    .stringValue("")));
                    return Contract.refusal(
                            stated.name() + " in the header",
                            request,
                            spec.catalogue().get(stated.error().orElseThrow()),
                            stated.rule());
                });
    }

    private static Contract contract(Contract base, JsonNode client, ObjectNode request, String place) {
        ObjectNode expected = (ObjectNode) base.expected().deepCopy();
        String permissions = client.path("permissions")
                .valueStream()
                .map(JsonNode::stringValue)
                .collect(Collectors.joining(" "));
        client.path("token_lifetime").asIntOpt().ifPresent(seconds -> expected.put("expires_in", seconds));
        if (permissions.isEmpty()) {
            expected.putNull("scope");
        } else {
            expected.put("scope", permissions);
        }
        return Contract.success(
                "issues a token to " + id(client) + " for credentials in the " + place,
                request,
                base.status(),
                expected);
    }

    private static String id(JsonNode client) {
        return client.path("client_id").stringValue("");
    }
}

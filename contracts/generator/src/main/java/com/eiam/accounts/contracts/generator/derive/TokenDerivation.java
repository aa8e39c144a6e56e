package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every client of the contract tenant gets a token, with its credentials in the header and in the form, and no other
 * client does. The stubs know from these contracts which clients there are. No client gets a permission that it does
 * not hold.
 */
final class TokenDerivation implements Derivation {

    /** RFC 6749, 5.2. */
    private static final String INVALID_SCOPE = "invalid_scope";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        if (operation.security() != Security.BASIC) {
            return Stream.empty();
        }
        Draft first = known.get(0);
        Stream<Draft> issued = TenantClients.of(spec).stream()
                .flatMap(client -> Stream.concat(
                        inHeader(first, client), Stream.of(issued(first, client, Credentials.Kind.FORM, "form"))));
        return Stream.of(issued, refusedInHeader(first, known), notHeld(spec, first, known))
                .flatMap(drafts -> drafts);
    }

    /** Callers encode id and secret or send them as they are, and a server takes both. */
    private static Stream<Draft> inHeader(Draft first, Client client) {
        return isPlain(client.clientId()) && isPlain(client.secret())
                ? Stream.of(
                        issued(first, client, Credentials.Kind.BASIC, "header"),
                        issued(first, client, Credentials.Kind.LOWER_CASE_BASIC, "header, in lower case"))
                : Stream.of(
                        issued(first, client, Credentials.Kind.ENCODED_BASIC, "header, percent-encoded"),
                        issued(first, client, Credentials.Kind.PLAIN_BASIC, "header, as they are"));
    }

    private static boolean isPlain(String text) {
        return RequestEncoder.percentEncoded(text).equals(text);
    }

    private static Draft issued(Draft first, Client client, Credentials.Kind kind, String place) {
        ObjectNode expected = (ObjectNode) first.expected().deepCopy();
        client.tokenLifetime().ifPresent(seconds -> expected.put("expires_in", seconds));
        if (client.permissions().isEmpty()) {
            expected.putNull("scope");
        } else {
            expected.put("scope", String.join(" ", client.permissions()));
        }
        return Draft.success(
                "issues a token to " + client.clientId() + " for credentials in the " + place,
                first.request().withCredentials(Credentials.of(kind, client.clientId())),
                first.status(),
                expected,
                SecurityDerivation.KEYWORD);
    }

    /** The refusals that the spec states for credentials in the form, with the same credentials in the header. */
    private static Stream<Draft> refusedInHeader(Draft first, List<Draft> known) {
        return known.stream()
                .filter(stated -> stated.status() == 401 && !stated.isSuccess())
                .flatMap(stated -> stated.request().credentials().stream()
                        .filter(sent -> sent.kind() == Credentials.Kind.FORM)
                        .map(sent -> Draft.refusal(
                                stated.name() + " in the header",
                                first.request()
                                        .withCredentials(
                                                new Credentials(Credentials.Kind.BASIC, sent.client(), sent.secret())),
                                stated.error().orElseThrow(),
                                stated.rule(),
                                SecurityDerivation.KEYWORD)));
    }

    /** Each permission that a client does not hold, once for clients with the same permissions. None includes another. */
    private static Stream<Draft> notHeld(Spec spec, Draft first, List<Draft> known) {
        List<String> permissions = spec.operations().stream()
                .flatMap(operation -> operation.permissions().stream())
                .distinct()
                .toList();
        Set<Set<String>> seen = new HashSet<>();
        return known.stream()
                .filter(draft -> draft.error().map(ErrorEntry::code).equals(Optional.of(INVALID_SCOPE)))
                .limit(1)
                .flatMap(stated -> TenantClients.of(spec).stream()
                        .filter(client -> !client.permissions().isEmpty() && seen.add(Set.copyOf(client.permissions())))
                        .flatMap(client -> permissions.stream()
                                .filter(permission -> !client.permissions().contains(permission))
                                .map(permission -> refused(stated, client, permission, first.request()))));
    }

    private static Draft refused(Draft stated, Client client, String permission, Request request) {
        return Draft.refusal(
                        "refuses the permission %s to %s".formatted(permission, client.clientId()),
                        asking(request, client, permission),
                        stated.error().orElseThrow(),
                        stated.rule(),
                        SecurityDerivation.KEYWORD)
                .withStub(Draft.Stub.NONE);
    }

    private static Request asking(Request request, Client client, String permission) {
        Map<String, String> form =
                new LinkedHashMap<>(((Body.Form) request.body().orElseThrow()).fields());
        form.put("scope", permission);
        return request.withCredentials(Credentials.of(Credentials.Kind.BASIC, client.clientId()))
                .withBody(new Body.Form(form));
    }
}

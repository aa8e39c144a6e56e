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

    private static final String NO_PERMISSION = "no_permission";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        if (operation.security() != Security.BASIC) {
            return Stream.empty();
        }
        Draft first = known.get(0);
        Stream<Draft> issued = TenantClients.of(spec).stream()
                .flatMap(client -> Stream.concat(
                        inHeader(first, client), Stream.of(issued(first, client, Credentials.Kind.FORM, "form"))));
        List<Draft> others = secretsOfOthers(spec, first, known).toList();
        return Stream.of(
                        issued,
                        refusedInHeader(first, known),
                        others.stream(),
                        refusedInHeader(first, others),
                        notHeld(spec, first, known))
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

    /** The refusals of credentials in the form, with the same credentials in the header. */
    private static Stream<Draft> refusedInHeader(Draft first, List<Draft> known) {
        return refusedInForm(known).map(refusal -> {
            Credentials sent = refusal.request().credentials().orElseThrow();
            return refused(
                    refusal,
                    refusal.name() + " in the header",
                    first,
                    new Credentials(Credentials.Kind.BASIC, sent.client(), sent.secret()));
        });
    }

    private static Stream<Draft> refusedInForm(List<Draft> known) {
        return known.stream()
                .filter(draft -> draft.status() == 401 && !draft.isSuccess())
                .filter(draft -> draft.request()
                        .credentials()
                        .filter(sent -> sent.kind() == Credentials.Kind.FORM)
                        .isPresent());
    }

    /** A secret is good for its own clients only: each secret of the tenant, sent by a client that has another one. */
    private static Stream<Draft> secretsOfOthers(Spec spec, Draft first, List<Draft> known) {
        List<Client> clients = TenantClients.of(spec);
        Set<String> secrets = new HashSet<>();
        return refusedInForm(known)
                .limit(1)
                .flatMap(stated -> clients.stream()
                        .filter(owner -> secrets.add(owner.secret()))
                        .flatMap(owner -> clients.stream()
                                .filter(client -> !client.secret().equals(owner.secret()))
                                .limit(1)
                                .map(client -> refused(
                                        stated,
                                        "refuses the secret of %s to %s".formatted(owner.clientId(), client.clientId()),
                                        first,
                                        new Credentials(
                                                Credentials.Kind.FORM,
                                                client.clientId(),
                                                Optional.of(owner.secret()))))));
    }

    private static Draft refused(Draft refusal, String name, Draft first, Credentials credentials) {
        return Draft.refusal(
                name,
                first.request().withCredentials(credentials),
                refusal.error().orElseThrow(),
                refusal.rule(),
                SecurityDerivation.KEYWORD);
    }

    /** What a client does not hold, once for clients with the same permissions. No permission includes another. */
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
                        .filter(client -> seen.add(Set.copyOf(client.permissions())))
                        .flatMap(client -> notHeld(client, permissions)
                                .map(scope -> refused(stated, client, scope, first.request()))));
    }

    /** Each permission that the client does not hold, and one that there is not beside those that it holds. */
    private static Stream<String> notHeld(Client client, List<String> permissions) {
        String held = String.join(" ", client.permissions());
        return Stream.concat(
                permissions.stream().filter(permission -> !client.permissions().contains(permission)),
                Stream.of(NO_PERMISSION + " " + held, held + " " + NO_PERMISSION)
                        .map(String::strip)
                        .distinct());
    }

    private static Draft refused(Draft stated, Client client, String scope, Request request) {
        return Draft.refusal(
                        "refuses the permission %s to %s".formatted(scope.replace(" ", " and "), client.clientId()),
                        asking(request, client, scope),
                        stated.error().orElseThrow(),
                        stated.rule(),
                        SecurityDerivation.KEYWORD)
                .withStub(Draft.Stub.NONE);
    }

    private static Request asking(Request request, Client client, String scope) {
        Map<String, String> form =
                new LinkedHashMap<>(((Body.Form) request.body().orElseThrow()).fields());
        form.put("scope", scope);
        return request.withCredentials(Credentials.of(Credentials.Kind.BASIC, client.clientId()))
                .withBody(new Body.Form(form));
    }
}

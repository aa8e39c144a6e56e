package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Credentials.Kind;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows from the {@code security} of an operation: a token that is forged, was tampered with or has expired is refused,
 * and so is every client without the permission. Every client with the permission may read, and gets to the next check of a
 * change.
 */
final class SecurityDerivation implements Derivation {

    static final String KEYWORD = "security";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        if (operation.security() != Security.BEARER) {
            return Stream.empty();
        }
        Draft first = known.get(0);
        Stream<Draft> bad = invalidToken(spec, operation).stream()
                .flatMap(error -> Stream.of(
                        Draft.refusal(
                                "refuses a forged token",
                                first.request().withAuthorization("Bearer forged"),
                                error,
                                Optional.empty(),
                                KEYWORD),
                        refusal(
                                first,
                                "refuses a token that was tampered with",
                                error,
                                Credentials.of(Kind.TAMPERED_TOKEN, caller(first))),
                        changed(spec, operation, first, error)));
        Stream<Draft> clients =
                TenantClients.of(spec).stream().flatMap(client -> of(spec, operation, known, client).stream());
        return Stream.concat(bad, clients);
    }

    private static Optional<Draft> of(Spec spec, Operation operation, List<Draft> known, Client client) {
        Draft first = known.get(0);
        Credentials credentials = Credentials.of(TenantClients.tokenKind(client), client.clientId());
        if (credentials.kind() == Kind.EXPIRED_TOKEN) {
            return invalidToken(spec, operation)
                    .map(error -> refusal(first, "refuses a token that has expired", error, credentials));
        }
        if (!TenantClients.isAllowed(client, operation)) {
            return forbidden(spec, operation)
                    .map(error -> refusal(first, "refuses the client " + client.clientId(), error, credentials));
        }
        Variations variations = new Variations(spec, operation, known, KEYWORD);
        return variations.isRead()
                ? Optional.of(variations
                        .success(
                                "answers the client " + client.clientId(),
                                first.request().withCredentials(credentials))
                        .withStub(Draft.Stub.ALIKE))
                : variations
                        .unknownApplication()
                        .map(draft -> variations.like(
                                draft,
                                "takes the permission of the client " + client.clientId(),
                                draft.request().withCredentials(credentials)));
    }

    /**
     * A token without its last character, with one more, or without its signature; operations take turns. A token in the
     * other case is not sent: a server on Jetty takes a header for the last one of its connection if they differ in case
     * only.
     */
    private static Draft changed(Spec spec, Operation operation, Draft first, ErrorEntry error) {
        return switch (spec.operations().indexOf(operation) % 3) {
            case 0 -> refusal(first, "refuses the beginning of a token", error, changed(first, Kind.SHORTER_TOKEN));
            case 1 -> refusal(first, "refuses more than a token", error, changed(first, Kind.LONGER_TOKEN));
            default ->
                refusal(first, "refuses a token without its signature", error, changed(first, Kind.UNSIGNED_TOKEN));
        };
    }

    private static Credentials changed(Draft first, Kind kind) {
        return Credentials.of(kind, caller(first));
    }

    private static String caller(Draft first) {
        return first.request().credentials().map(Credentials::client).orElse("");
    }

    private static Optional<ErrorEntry> invalidToken(Spec spec, Operation operation) {
        return operation
                .codes()
                .filter(Contract.INVALID_TOKEN::equals)
                .findFirst()
                .map(spec.catalogue()::get);
    }

    private static Optional<ErrorEntry> forbidden(Spec spec, Operation operation) {
        return operation.responses().stream()
                .filter(response -> response.status().equals("403"))
                .flatMap(response -> response.codes().stream())
                .findFirst()
                .map(spec.catalogue()::get);
    }

    private static Draft refusal(Draft first, String name, ErrorEntry error, Credentials credentials) {
        Request request = first.request().withCredentials(credentials);
        return Draft.refusal(name, request, error, Optional.empty(), KEYWORD);
    }
}

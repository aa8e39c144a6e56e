package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
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
 * What follows from the {@code security} of an operation: a token that is forged, was tampered with or has expired is
 * refused, and so is every client without the permission. Every client with the permission may read, and gets to the
 * next check of a change.
 */
final class SecurityDerivation implements Derivation {

    static final String KEYWORD = "security";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return operation.security() == Security.BEARER
                ? new OfOperation(spec, operation, known).drafts()
                : Stream.empty();
    }

    private static final class OfOperation extends Variations {

        OfOperation(Spec spec, Operation operation, List<Draft> known) {
            super(spec, operation, known, KEYWORD);
        }

        Stream<Draft> drafts() {
            Stream<Draft> bad = invalidToken()
                    .flatMap(error -> Stream.of(
                            refusal("refuses a forged token", first().withAuthorization("Bearer forged"), error),
                            refusal("refuses a token that was tampered with", Kind.TAMPERED_TOKEN, error),
                            changed(error)));
            return Stream.concat(bad, TenantClients.of(spec).stream().flatMap(this::of));
        }

        /**
         * A token without its last character, with one more, or without its signature; operations take turns. A token
         * in the other case is not sent: a server on Jetty takes a header for the last one of its connection if they
         * differ in case only.
         */
        private Draft changed(ErrorEntry error) {
            return switch (turn() % 3) {
                case 0 -> refusal("refuses the beginning of a token", Kind.SHORTER_TOKEN, error);
                case 1 -> refusal("refuses more than a token", Kind.LONGER_TOKEN, error);
                default -> refusal("refuses a token without its signature", Kind.UNSIGNED_TOKEN, error);
            };
        }

        private Stream<Draft> of(Client client) {
            String id = client.clientId();
            Credentials credentials = Credentials.of(TenantClients.tokenKind(client), id);
            Request request = first().withCredentials(credentials);
            if (credentials.kind() == Kind.EXPIRED_TOKEN) {
                return invalidToken().map(error -> refusal("refuses a token that has expired", request, error));
            }
            if (!TenantClients.isAllowed(client, operation)) {
                return forbidden().map(error -> refusal("refuses the client " + id, request, error));
            }
            return isRead()
                    ? Stream.of(success("answers the client " + id, request).withStub(Draft.Stub.ALIKE))
                    : unknownApplication(
                            "takes the permission of the client " + id, other -> other.withCredentials(credentials));
        }

        private Stream<ErrorEntry> invalidToken() {
            return operation
                    .codes()
                    .filter(Contract.INVALID_TOKEN::equals)
                    .limit(1)
                    .map(spec.catalogue()::get);
        }

        private Stream<ErrorEntry> forbidden() {
            return operation.responses().stream()
                    .filter(response -> response.status().equals("403"))
                    .flatMap(response -> response.codes().stream())
                    .limit(1)
                    .map(spec.catalogue()::get);
        }

        private Draft refusal(String name, Kind kind, ErrorEntry error) {
            return refusal(name, first().withCredentials(Credentials.of(kind, caller())), error);
        }

        private static Draft refusal(String name, Request request, ErrorEntry error) {
            return Draft.refusal(name, request, error, Optional.empty(), KEYWORD);
        }
    }
}

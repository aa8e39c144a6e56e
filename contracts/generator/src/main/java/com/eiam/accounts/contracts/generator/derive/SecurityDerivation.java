package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.ContractTenant;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Credentials.Kind;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.RequestEncoder;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows from the {@code security} of an operation: a token that was tampered with or has expired is refused, and so
 * is every client without the permission. Every client with the permission may read.
 */
final class SecurityDerivation implements Derivation {

    static final String KEYWORD = "security";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        if (operation.security() != Security.BEARER) {
            return Stream.empty();
        }
        Draft first = known.get(0);
        Stream<Draft> tampered = first.request().credentials().stream()
                .flatMap(caller -> invalidToken(known).stream()
                        .map(error -> refusal(
                                first,
                                "refuses a token that was tampered with",
                                error,
                                Credentials.of(Kind.TAMPERED_TOKEN, caller.client()))));
        Stream<Draft> clients =
                ContractTenant.clients(spec).stream().flatMap(client -> of(spec, operation, known, client).stream());
        return Stream.concat(tampered, clients);
    }

    private static Optional<Draft> of(Spec spec, Operation operation, List<Draft> known, Client client) {
        Draft first = known.get(0);
        Credentials credentials = Credentials.of(ContractTenant.tokenKind(client), client.clientId());
        if (credentials.kind() == Kind.EXPIRED_TOKEN) {
            return invalidToken(known)
                    .map(error -> refusal(first, "refuses a token that has expired", error, credentials));
        }
        if (!ContractTenant.isAllowed(client, operation)) {
            return forbidden(spec, operation)
                    .map(error -> refusal(first, "refuses the client " + client.clientId(), error, credentials));
        }
        return Optional.of(Draft.success(
                        "answers the client " + client.clientId(),
                        first.request().withCredentials(credentials),
                        first.status(),
                        first.expected(),
                        KEYWORD))
                .filter(success -> operation.method().equals("GET"));
    }

    /** The error that a forged token is refused with, as one of the stated contracts has it. */
    private static Optional<ErrorEntry> invalidToken(List<Draft> known) {
        return known.stream()
                .filter(stated ->
                        stated.request().header(RequestEncoder.AUTHORIZATION).isPresent())
                .flatMap(stated -> stated.error().stream())
                .findFirst();
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

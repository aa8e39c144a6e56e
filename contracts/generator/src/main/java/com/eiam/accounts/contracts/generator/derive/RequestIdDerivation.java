package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every status repeats the caller's request id, and replaces one that is not valid. */
final class RequestIdDerivation implements Derivation {

    private static final String KEYWORD = "HTTP";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return RequestIdHeader.of(spec, operation).stream()
                .filter(header -> operation.security() != Security.NONE)
                .flatMap(header -> new OfOperation(spec, operation, known).drafts(header));
    }

    private static final class OfOperation extends Variations {

        OfOperation(Spec spec, Operation operation, List<Draft> known) {
            super(spec, operation, known, KEYWORD);
        }

        Stream<Draft> drafts(RequestIdHeader header) {
            List<String> valid = header.validIds();
            Stream<Draft> refusals = known.stream()
                    .filter(draft -> draft.error().isPresent())
                    .collect(Collectors.toMap(Draft::status, draft -> draft, this::either, LinkedHashMap::new))
                    .values()
                    .stream();
            Stream<Draft> repeated = Stream.concat(isRead() ? Stream.of(known.get(0)) : Stream.empty(), refusals)
                    .map(draft -> like(
                            draft,
                            "repeats the id of a request that is answered with " + draft.status(),
                            draft.request()
                                    .withHeader(
                                            RequestIdHeader.NAME,
                                            valid.get((turn() + draft.status()) % valid.size()))));
            Stream<Draft> replaced = Stream.concat(
                            header.invalidIds().stream(), Stream.of(mine(header.rarelyInvalidIds())))
                    .flatMap(id -> unknownApplication(
                            "replaces the request id " + id, request -> request.withHeader(RequestIdHeader.NAME, id)));
            return Stream.concat(repeated.map(draft -> draft.withStub(Draft.Stub.EXACT)), replaced);
        }

        /** The first refusal of a status, or in turns that of a token: it comes from another part of a server. */
        private Draft either(Draft one, Draft other) {
            return turn() % 2 == 0
                            && other.error().filter(ErrorEntry::isTokenError).isPresent()
                    ? other
                    : one;
        }
    }
}

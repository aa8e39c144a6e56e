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
    private static final String REQUEST_ID = "X-Request-Id";

    /** Request ids that are repeated: of one character, as long as they may be, and with each kind of character. */
    private static final List<String> SOUND_IDS =
            List.of("a", "9".repeat(64), "contract.id_1-A", "-", "x".repeat(63), ".._--", "Z".repeat(64), "0");

    /** Request ids that are not repeated: too long, with a blank, with another character. */
    private static final List<String> UNSOUND_IDS = List.of("x".repeat(65), "two words", "a/b", "<script>");

    /** The same with characters that a careless pattern allows. */
    private static final List<String> RARELY_UNSOUND_IDS =
            List.of("a+b", "a,b", "a~b", "a:b", "x".repeat(128), "a%41", "a=", "(a)", "a@b", "a#b", "a;b", "[a]");

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return operation.security() == Security.NONE
                ? Stream.empty()
                : new OfOperation(spec, operation, known).drafts();
    }

    private static final class OfOperation extends Variations {

        OfOperation(Spec spec, Operation operation, List<Draft> known) {
            super(spec, operation, known, KEYWORD);
        }

        Stream<Draft> drafts() {
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
                                            REQUEST_ID, SOUND_IDS.get((turn() + draft.status()) % SOUND_IDS.size()))));
            Stream<Draft> replaced = Stream.concat(UNSOUND_IDS.stream(), Stream.of(mine(RARELY_UNSOUND_IDS)))
                    .flatMap(id -> unknownApplication(
                            "replaces the request id " + id, request -> request.withHeader(REQUEST_ID, id)));
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

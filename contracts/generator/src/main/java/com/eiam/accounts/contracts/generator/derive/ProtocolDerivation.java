package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Credentials.Kind;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What follows from HTTP: other spellings of a header mean the same, and a token belongs in one place. */
final class ProtocolDerivation implements Derivation {

    private static final String KEYWORD = "HTTP";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String REQUEST_ID = "X-Request-Id";

    /** Spellings of the media type of JSON (RFC 9110, 8.3.1). */
    private static final List<String> JSON = List.of(
            "application/json; charset=utf-8",
            "application/json;charset=UTF-8",
            "Application/JSON",
            "application/json; charset=\"utf-8\"");

    /** What a caller accepts that accepts JSON (RFC 9110, 12.5.1). */
    private static final List<String> ACCEPTS_JSON =
            List.of("*/*", "application/*", "application/json;charset=utf-8", "text/html, application/json;q=0.5");

    /** Conditions that no response of a server without validators meets (RFC 9110, 13.1). */
    private static final Map<String, String> CONDITIONS = Map.of(
            "If-Match", "\"no such tag\"",
            "If-None-Match", "*",
            "If-Unmodified-Since", "Tue, 15 Nov 1994 12:45:26 GMT");

    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE");

    /** Request ids that are not repeated: too long, with a blank, with another character. */
    private static final List<String> UNSOUND_IDS = List.of("x".repeat(65), "two words", "a/b", "<script>");

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        OfOperation derived = new OfOperation(spec, operation, known);
        return switch (operation.security()) {
            case BEARER -> derived.drafts();
            case BASIC -> derived.ofAnyCaller();
            case NONE -> Stream.empty();
        };
    }

    private record OfOperation(Spec spec, Operation operation, List<Draft> known) {

        Stream<Draft> drafts() {
            return Stream.of(mediaTypes(), accept(), conditions(), tokens(), ofAnyCaller())
                    .flatMap(drafts -> drafts);
        }

        /** What does not depend on how a caller authenticates. */
        Stream<Draft> ofAnyCaller() {
            return Stream.of(requestIds(), methods(), paths()).flatMap(drafts -> drafts);
        }

        private Request first() {
            return known.get(0).request();
        }

        private boolean isRead() {
            return operation.method().equals("GET");
        }

        /** A media type is accepted if the next check refuses the request, which so changes nothing. */
        private Stream<Draft> mediaTypes() {
            if (first().body().isEmpty()) {
                return isRead()
                        ? Stream.of(success("ignores Content-Type", first().withHeader(CONTENT_TYPE, "text/plain")))
                        : Stream.empty();
            }
            Stream<Draft> taken = unknownApplication().stream()
                    .flatMap(draft -> JSON.stream()
                            .map(type -> like(
                                    draft,
                                    "takes a body as " + type,
                                    draft.request().withHeader(CONTENT_TYPE, type))));
            Stream<Draft> refused = refusal(415).stream()
                    .flatMap(draft -> Stream.of(
                            like(draft, "refuses a body of no media type", first().withHeader(CONTENT_TYPE, ""))
                                    .withStub(Draft.Stub.EXACT),
                            like(
                                            draft,
                                            "refuses a form instead of JSON",
                                            first().withHeader(CONTENT_TYPE, "application/x-www-form-urlencoded"))
                                    .withStub(Draft.Stub.EXACT),
                            like(draft, "refuses a coded body", first().withHeader("Content-Encoding", "br"))
                                    .withStub(Draft.Stub.ALIKE)));
            return Stream.concat(taken, refused);
        }

        private Stream<Draft> accept() {
            Stream<Draft> refused = refusal(406).stream()
                    .map(draft -> like(draft, "answers no XML", draft.request().withHeader("Accept", "application/xml"))
                            .withStub(Draft.Stub.EXACT));
            return Stream.concat(
                    refused,
                    isRead()
                            ? ACCEPTS_JSON.stream()
                                    .map(types -> success("answers " + types, first().withHeader("Accept", types)))
                            : Stream.empty());
        }

        /** Stated contracts send conditions with changes. */
        private Stream<Draft> conditions() {
            Request conditional = first();
            for (Map.Entry<String, String> condition : CONDITIONS.entrySet()) {
                conditional = conditional.withHeader(condition.getKey(), condition.getValue());
            }
            return isRead()
                    ? Stream.of(
                            success("ignores conditions", conditional),
                            success(
                                    "ignores If-Modified-Since",
                                    first().withHeader("If-Modified-Since", "Fri, 31 Dec 2100 00:00:00 GMT")))
                    : Stream.empty();
        }

        private Stream<Draft> requestIds() {
            String sent = "contract." + operation.id() + "_1-A";
            Stream<Draft> refusals = known.stream()
                    .filter(draft -> draft.error().isPresent())
                    .collect(Collectors.toMap(Draft::status, draft -> draft, (one, other) -> one, LinkedHashMap::new))
                    .values()
                    .stream();
            Stream<Draft> repeated = Stream.concat(isRead() ? Stream.of(known.get(0)) : Stream.empty(), refusals)
                    .map(draft -> like(
                            draft,
                            "repeats the id of a request that is answered with " + draft.status(),
                            draft.request().withHeader(REQUEST_ID, sent)));
            Stream<Draft> replaced = unknownApplication().stream()
                    .flatMap(draft -> UNSOUND_IDS.stream()
                            .map(id -> like(
                                            draft,
                                            "replaces the request id " + id,
                                            draft.request().withHeader(REQUEST_ID, id))
                                    .withStub(Draft.Stub.NONE)));
            return Stream.concat(repeated.map(draft -> draft.withStub(Draft.Stub.EXACT)), replaced);
        }

        private Stream<Draft> tokens() {
            String client = first().credentials().map(Credentials::client).orElse("");
            Stream<Draft> taken = unknownApplication().stream()
                    .map(draft -> like(
                            draft,
                            "takes the name of the scheme in lower case",
                            draft.request().withCredentials(Credentials.of(Kind.LOWER_CASE_TOKEN, client))));
            Stream<Draft> refused = refusal(401).stream()
                    .flatMap(draft -> Stream.of(
                            like(
                                    draft,
                                    "refuses a token in the query",
                                    first().withCredentials(Credentials.of(Kind.QUERY_TOKEN, client))),
                            like(
                                    draft,
                                    "refuses a token in a form",
                                    first().withHeader(CONTENT_TYPE, "application/x-www-form-urlencoded")
                                            .withBody(new Body.Form(Map.of()))
                                            .withCredentials(Credentials.of(Kind.FORM_TOKEN, client)))))
                    .filter(draft -> !isRead() || draft.request().body().isEmpty());
            return Stream.concat(taken, refused);
        }

        /** The methods that the path does not have; once for each path. */
        private Stream<Draft> methods() {
            List<Operation> ofPath = spec.operations().stream()
                    .filter(other -> other.path().equals(operation.path()))
                    .toList();
            return ofPath.get(0) != operation
                    ? Stream.empty()
                    : refusal(405).stream()
                            .flatMap(draft -> METHODS.stream()
                                    .filter(method -> ofPath.stream()
                                            .noneMatch(other -> other.method().equals(method)))
                                    .filter(method -> spec.operations().stream()
                                            .noneMatch(other -> other.method().equals(method) && isAlike(other)))
                                    .map(method -> like(
                                                    draft,
                                                    "refuses " + method,
                                                    draft.request().withTarget(method, operation.path()))
                                            .withStub(Draft.Stub.EXACT)));
        }

        /** Whether another path has parameters where this one has none, so that it takes its requests as well. */
        private boolean isAlike(Operation other) {
            return operation.path().matches(other.path().replaceAll("\\{[^}]+}", "[^/{}]+"));
        }

        private Stream<Draft> paths() {
            return refusal(404).stream()
                    .map(draft -> like(
                                    draft,
                                    "answers no path with a slash at its end",
                                    first().withTarget(operation.method(), operation.path() + "/"))
                            .withStub(Draft.Stub.EXACT));
        }

        private Draft success(String name, Request request) {
            return Draft.success(
                            name, request, known.get(0).status(), known.get(0).expected(), KEYWORD)
                    .withStub(Draft.Stub.NONE);
        }

        private Optional<Draft> refusal(int status) {
            return known.stream()
                    .filter(draft -> draft.status() == status && draft.error().isPresent())
                    .findFirst();
        }

        /**
         * The refusal of an application that does not exist: the first one after the form of the request was checked. Of an
         * operation without parameters, a success.
         */
        private Optional<Draft> unknownApplication() {
            Optional<String> code = operation.parameters().stream()
                    .findFirst()
                    .flatMap(parameter -> parameter
                            .schema()
                            .path(Extensions.ERROR_CODE)
                            .path("unknown")
                            .stringValueOpt());
            return known.stream()
                    .filter(draft -> draft.error().map(ErrorEntry::code).equals(code))
                    .findFirst();
        }

        private static Draft like(Draft draft, String name, Request request) {
            return draft.error()
                    .map(error -> Draft.refusal(name, request, error, draft.rule(), KEYWORD))
                    .orElseGet(() -> Draft.success(name, request, draft.status(), draft.expected(), KEYWORD))
                    .withStub(Draft.Stub.NONE);
        }
    }
}

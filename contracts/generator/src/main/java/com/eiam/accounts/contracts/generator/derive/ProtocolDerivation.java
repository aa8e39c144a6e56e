package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Credentials.Kind;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What follows from HTTP: other spellings of a header mean the same, and a token belongs in one place. */
final class ProtocolDerivation implements Derivation {

    private static final String KEYWORD = "HTTP";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String CONTENT_ENCODING = "Content-Encoding";

    /**
     * Codings of bodies (RFC 9110, 8.4.1). Some frameworks decode a part of them by themselves. WireMock does so with
     * gzip, so that no stub could answer.
     */
    private static final List<String> CODINGS = List.of("br", "deflate", "identity, br");

    /** Spellings of the media type of JSON (RFC 9110, 8.3.1). */
    private static final List<String> JSON = List.of(
            "application/json; charset=utf-8",
            "application/json;charset=UTF-8",
            "Application/JSON",
            "application/json; charset=\"utf-8\"");

    /** Media types that are not JSON, though some frameworks read or write JSON for them. */
    private static final List<String> NOT_JSON = List.of("application/xml", "application/vnd.api+json", "text/json");

    /** Some frameworks read it before they know the operation. */
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final List<String> NO_JSON_BODY = List.of(FORM, "application/vnd.api+json", "text/json");

    /** What a caller accepts that accepts JSON (RFC 9110, 12.5.1). */
    private static final List<String> ACCEPTS_JSON =
            List.of("*/*", "application/*", "application/json;charset=utf-8", "text/html, application/json;q=0.5");

    /** The same in forms that are rare, but legal: ranges with weights, with blanks, and after others. */
    private static final List<String> RARELY_ACCEPTS_JSON = List.of(
            "text/html, application/*;q=0.5",
            "*/*;q=0.1",
            "Application/* ; q=0.001 , text/html",
            "application/xml;q=0.9, */*;q=0.8",
            "APPLICATION/JSON ; Q=0.5");

    /** Conditions that no response of a server without validators meets (RFC 9110, 13.1). */
    private static final Map<String, String> CONDITIONS = new TreeMap<>(Map.of(
            "If-Match", "\"no such tag\"",
            "If-None-Match", "*",
            "If-Unmodified-Since", "Tue, 15 Nov 1994 12:45:26 GMT"));

    /** Credentials that are not those of a bearer (RFC 6750, 2.1). */
    private static final List<Map.Entry<String, Kind>> NO_BEARER = List.of(
            Map.entry("a token without a scheme", Kind.BARE_TOKEN),
            Map.entry("a token of another scheme", Kind.OTHER_SCHEME_TOKEN),
            Map.entry("client id and secret instead of a token", Kind.BASIC),
            Map.entry("a token in a cookie", Kind.COOKIE_TOKEN));

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        OfOperation derived = new OfOperation(spec, operation, known);
        return switch (operation.security()) {
            case BEARER -> derived.drafts();
            case BASIC ->
                Stream.of(derived.jsonForForm(), OfOperation.exactly(derived.coded()), derived.conditions())
                        .flatMap(drafts -> drafts);
            case NONE -> Stream.empty();
        };
    }

    private static final class OfOperation extends Variations {

        OfOperation(Spec spec, Operation operation, List<Draft> known) {
            super(spec, operation, known, KEYWORD);
        }

        Stream<Draft> drafts() {
            return Stream.of(mediaTypes(), accept(), conditions(), tokens()).flatMap(drafts -> drafts);
        }

        Stream<Draft> jsonForForm() {
            if (!(first().body().orElse(null) instanceof Body.Form form)) {
                return Stream.empty();
            }
            Body json = new Body.Json(JsonMapper.shared().valueToTree(form.fields()));
            Request request =
                    first().withHeader(CONTENT_TYPE, "application/json").withBody(json);
            return exactly(refusal(415, "refuses JSON instead of a form", request));
        }

        /** A media type is accepted if the next check refuses the request, which so changes nothing. */
        private Stream<Draft> mediaTypes() {
            if (first().body().isEmpty()) {
                return isRead()
                        ? Stream.of(
                                success("ignores Content-Type", first().withHeader(CONTENT_TYPE, "text/plain")),
                                success(
                                        "ignores Content-Type application/json",
                                        first().withHeader(CONTENT_TYPE, "application/json")))
                        : Stream.of("text/plain", "application/json", FORM)
                                .flatMap(type -> unknownApplication(
                                        "ignores Content-Type " + type,
                                        request -> request.withHeader(CONTENT_TYPE, type)));
            }
            Stream<Draft> taken = JSON.stream()
                    .flatMap(type -> unknownApplication(
                            "takes a body as " + type, request -> request.withHeader(CONTENT_TYPE, type)));
            String other = mine(NO_JSON_BODY);
            return Stream.of(
                            taken,
                            unknownApplication(
                                    "takes a body that says it is not coded",
                                    request -> request.withHeader(CONTENT_ENCODING, "identity")),
                            exactly(refusal(
                                    415, "refuses a body of no media type", first().withHeader(CONTENT_TYPE, ""))),
                            exactly(refusal(
                                    415, "refuses a body as " + other, first().withHeader(CONTENT_TYPE, other))),
                            coded().map(draft -> draft.withStub(Draft.Stub.ALIKE)))
                    .flatMap(drafts -> drafts);
        }

        Stream<Draft> coded() {
            return refusal(415, "refuses a coded body", first().withHeader(CONTENT_ENCODING, mine(CODINGS)));
        }

        private Stream<Draft> accept() {
            String other = mine(NOT_JSON);
            Stream<Draft> refused = refusal(406).stream()
                    .map(draft ->
                            like(draft, "answers no " + other, draft.request().withHeader("Accept", other)));
            String rare = mine(RARELY_ACCEPTS_JSON);
            Stream<Draft> answered = isRead()
                    ? Stream.concat(ACCEPTS_JSON.stream(), Stream.of(rare))
                            .map(types -> success("answers " + types, first().withHeader("Accept", types)))
                    : unknownApplication("answers " + rare, request -> request.withHeader("Accept", rare));
            return Stream.concat(exactly(refused), answered);
        }

        /** Stated contracts send conditions with changes. */
        Stream<Draft> conditions() {
            Request conditional = first();
            for (Map.Entry<String, String> condition : CONDITIONS.entrySet()) {
                conditional = conditional.withHeader(condition.getKey(), condition.getValue());
            }
            if (operation.isChange()) {
                return Stream.empty();
            }
            return Stream.of(
                    success("ignores conditions", conditional),
                    success(
                            "ignores If-Modified-Since",
                            first().withHeader("If-Modified-Since", "Fri, 31 Dec 2100 00:00:00 GMT")));
        }

        private Stream<Draft> tokens() {
            Map.Entry<String, Kind> bad = mine(NO_BEARER);
            Request form = first().withHeader(CONTENT_TYPE, FORM).withBody(new Body.Form(Map.of()));
            return Stream.of(
                            unknownApplication(
                                    "takes the name of the scheme in lower case",
                                    request -> with(request, Kind.LOWER_CASE_TOKEN)),
                            refusal(401, "refuses " + bad.getKey(), with(first(), bad.getValue())),
                            refusal(401, "refuses a token in the query", with(first(), Kind.QUERY_TOKEN)),
                            refusal(401, "refuses a token in a form", with(form, Kind.FORM_TOKEN))
                                    .filter(draft -> !isRead()))
                    .flatMap(drafts -> drafts);
        }

        private Request with(Request request, Kind kind) {
            return request.withCredentials(Credentials.of(kind, caller()));
        }

        private static Stream<Draft> exactly(Stream<Draft> drafts) {
            return drafts.map(draft -> draft.withStub(Draft.Stub.EXACT));
        }
    }
}

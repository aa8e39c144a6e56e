package com.eiam.accounts.contracts.verifier.faults.errors;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.ERRORS;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Servers that refuse the right requests with wrong responses. */
final class ErrorFaults implements Faults {

    private static final String CODE = "error_code";
    private static final String MESSAGE = "error_msg";

    private final Api api;

    ErrorFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                        api.codes()
                                .sorted()
                                .filter(code -> code.matches("[A-Z].*"))
                                .map(this::wrongCode),
                        messages(),
                        languages(),
                        envelopes(),
                        statuses(),
                        headers())
                .flatMap(faults -> faults);
    }

    /** The next code, with its own message. The fault's name does not depend on which codes there are. */
    private Fault wrongCode(String code) {
        List<String> others = api.codes()
                .filter(other -> other.matches("[A-Z].*") && !other.equals(code))
                .sorted(Comparator.naturalOrder())
                .toList();
        String wrong = others.stream()
                .filter(other -> other.compareTo(code) > 0)
                .findFirst()
                .orElse(others.get(0));
        return saying(
                "answers another code instead of " + code,
                answer -> answer.code().equals(code),
                answer -> answer.mapObject(json -> json.put(CODE, wrong)
                        .put(MESSAGE, api.entry(wrong).at("/value/" + MESSAGE).stringValue())));
    }

    private Stream<Fault> messages() {
        return Stream.of(
                saying(
                        "answers the right code with the message of another",
                        answer -> answer.code().equals("APP.0001"),
                        answer -> answer.mapObject(json -> json.put(
                                MESSAGE,
                                api.entry("USER.0001").at("/value/" + MESSAGE).stringValue()))),
                saying(
                        "answers the code of another error with the right message",
                        answer -> answer.code().equals("APP.ACCOUNT.0028"),
                        answer -> answer.mapObject(json -> json.put(CODE, "APP.ACCOUNT.0038"))),
                saying(
                        "ends messages with a full stop",
                        answer -> !answer.code().isEmpty(),
                        answer -> answer.mapObject(json -> json.has(MESSAGE)
                                ? json.put(MESSAGE, json.path(MESSAGE).stringValue() + "。")
                                : json)),
                saying(
                        "does not name the field that breaks a rule",
                        answer -> answer.code().equals("TENANT-COMMON-0005"),
                        answer -> answer.mapObject(json -> json.put(
                                MESSAGE, json.path(MESSAGE).stringValue().replaceAll("[a-z_]{3,}", "?")))),
                saying(
                        "answers an empty message",
                        answer ->
                                answer.json().filter(json -> json.has(MESSAGE)).isPresent(),
                        answer -> answer.mapObject(json -> json.put(MESSAGE, ""))),
                saying(
                        "answers codes in lower case",
                        answer -> answer.json().filter(json -> json.has(CODE)).isPresent(),
                        answer -> answer.mapObject(json ->
                                json.put(CODE, json.path(CODE).stringValue().toLowerCase(Locale.ROOT)))),
                saying(
                        "puts a space before codes",
                        answer -> answer.json().filter(json -> json.has(CODE)).isPresent(),
                        answer -> answer.mapObject(
                                json -> json.put(CODE, " " + json.path(CODE).stringValue()))));
    }

    private static Stream<Fault> languages() {
        return Stream.of(
                Fault.changedRequest(
                        ERRORS,
                        "answers in English instead of Chinese",
                        call -> call.withHeader("Accept-Language", "en")),
                Fault.changedRequest(
                        ERRORS,
                        "answers in Chinese instead of English",
                        call -> call.withoutHeader("Accept-Language")));
    }

    private Stream<Fault> envelopes() {
        UnaryOperator<Answer> oauth = answer -> answer.mapObject(json -> {
            JsonNode code = json.path(CODE);
            JsonNode message = json.path(MESSAGE);
            json.removeAll();
            json.set("error", code);
            json.set("error_description", message);
            return json;
        });
        return Stream.of(
                saying(
                        "refuses in OAuth's envelope instead of the API's",
                        answer -> answer.code().startsWith("APP"),
                        oauth),
                saying(
                        "refuses tokens in the API's envelope instead of OAuth's",
                        answer ->
                                answer.json().filter(json -> json.has("error")).isPresent(),
                        answer -> answer.mapObject(json -> {
                            JsonNode code = json.path("error");
                            JsonNode message = json.path("error_description");
                            json.removeAll();
                            json.set(CODE, code);
                            json.set(MESSAGE, message);
                            return json;
                        })),
                saying(
                        "refuses with a page of HTML",
                        answer -> answer.status() == 404,
                        answer -> answer.withHeader("Content-Type", "text/html;charset=utf-8")
                                .withBody("<html><body>404</body></html>")),
                saying(
                        "refuses without a body",
                        answer -> answer.status() >= 400,
                        answer -> answer.withBody(new byte[0]).withoutHeader("Content-Type")),
                saying(
                        "adds a stack trace to the error",
                        answer -> answer.status() == 400,
                        answer -> answer.mapObject(
                                json -> json.put("trace", "at com.example.Server.run(Server.java:1)"))));
    }

    private Stream<Fault> statuses() {
        return Stream.of(
                saying("answers 200 with the body of an error", answer -> answer.status() == 400, to(200)),
                saying("answers 404 to an unknown account", is("APP.ACCOUNT.0028"), to(404)),
                saying("answers 422 to a broken rule", is("TENANT-COMMON-0005"), to(422)),
                saying("answers 401 to an invalid token", is("invalid_token"), to(401)),
                saying("answers 401 to a missing permission", is("insufficient_scope"), to(401)),
                saying("answers 403 without a token", is("unauthorized"), to(403)),
                saying("answers 500 to a name that is taken", is("APP.ACCOUNT.0013"), to(500)),
                saying("answers 400 to a wrong method", is("HTTP.405"), to(400)));
    }

    private Stream<Fault> headers() {
        return Stream.of(
                saying(
                        "leaves out WWW-Authenticate",
                        answer -> answer.headers().containsKey("WWW-Authenticate"),
                        answer -> answer.withoutHeader("WWW-Authenticate")),
                saying(
                        "names another error in WWW-Authenticate",
                        is("invalid_token"),
                        answer -> answer.withHeader("WWW-Authenticate", "Bearer error=\"invalid_request\"")),
                saying(
                        "names an error in WWW-Authenticate though there was no token",
                        is("unauthorized"),
                        answer -> answer.withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")),
                saying(
                        "names another scheme in WWW-Authenticate",
                        is("invalid_client"),
                        answer -> answer.withHeader("WWW-Authenticate", "Digest realm=\"token\"")),
                saying(
                        "does not name the permissions that are needed",
                        is("insufficient_scope"),
                        answer -> answer.mapObject(json -> json.without("scope"))),
                saying(
                        "leaves out Allow",
                        answer -> answer.headers().containsKey("Allow"),
                        answer -> answer.withoutHeader("Allow")),
                saying(
                        "names a method in Allow that the path does not have",
                        answer -> answer.headers().containsKey("Allow"),
                        answer -> answer.withHeader("Allow", answer.headers().get("Allow") + ", PATCH")));
    }

    private static Fault saying(String name, Predicate<Answer> which, UnaryOperator<Answer> mouth) {
        return Fault.changedResponse(ERRORS, name, which, mouth);
    }

    private static Predicate<Answer> is(String code) {
        return answer -> answer.code().equals(code);
    }

    private static UnaryOperator<Answer> to(int status) {
        return answer -> answer.withStatus(status);
    }
}

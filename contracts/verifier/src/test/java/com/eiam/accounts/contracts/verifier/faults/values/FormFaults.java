package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.PROTOCOL;
import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.SHAPE;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose responses do not have the form that the spec declares. */
final class FormFaults implements Faults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TYPE = "Content-Type";

    private final Api api;

    FormFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.concat(shape(), protocol());
    }

    private static Stream<Fault> shape() {
        return Stream.of(
                body("adds a field", json -> json.put("server", "one")),
                body("adds a field to what is in lists", json -> {
                    nested(json, entry -> entry.put("internal_id", 7));
                    return json;
                }),
                body("adds a field that is null", json -> json.putNull("remark")),
                body(
                        "shows the password of an account",
                        json -> json.has("account_name") ? json.put("password", "secret") : json),
                body("shows the hash of the password in the free attributes", json -> {
                    if (json.path("extension") instanceof ObjectNode extension) {
                        extension.put("password_hash", "{argon2}$x");
                    }
                    return json;
                }),
                body(
                        "leaves out the first field",
                        json -> json.isEmpty()
                                ? json
                                : json.without(json.propertyNames().iterator().next())),
                body("leaves out fields that are null", json -> {
                    json.properties().removeIf(entry -> entry.getValue().isNull());
                    return json;
                }),
                body("leaves out a field of what is in lists", json -> {
                    nested(
                            json,
                            entry -> entry.remove(
                                    entry.propertyNames().iterator().next()));
                    return json;
                }),
                body("answers null instead of a value", json -> {
                    json.properties().stream().findFirst().ifPresent(entry -> entry.setValue(JSON.nullNode()));
                    return json;
                }),
                body("answers numbers as texts", json -> {
                    json.properties().forEach(entry -> {
                        if (entry.getValue().isNumber()) {
                            entry.setValue(JSON.stringNode(entry.getValue().asString()));
                        }
                    });
                    return json;
                }),
                body("answers true and false as texts", json -> {
                    json.properties().forEach(entry -> {
                        if (entry.getValue().isBoolean()) {
                            entry.setValue(JSON.stringNode(entry.getValue().asString()));
                        }
                    });
                    return json;
                }),
                body("answers an empty text instead of null", json -> {
                    json.properties().forEach(entry -> {
                        if (entry.getValue().isNull()) {
                            entry.setValue(JSON.stringNode(""));
                        }
                    });
                    return json;
                }),
                body("writes field names in camel case", json -> {
                    ObjectNode other = JSON.objectNode();
                    json.properties()
                            .forEach(entry -> other.set(
                                    Pattern.compile("_([a-z])")
                                            .matcher(entry.getKey())
                                            .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT)),
                                    entry.getValue()));
                    return other;
                }),
                body("wraps answers in an envelope", json ->
                        (ObjectNode) JSON.objectNode().set("data", json)),
                Fault.changedResponse(
                        SHAPE,
                        "answers a list instead of an object",
                        FormFaults::ok,
                        answer -> answer.withBody("[" + answer.text() + "]")),
                Fault.changedResponse(
                        SHAPE,
                        "names a field twice",
                        FormFaults::ok,
                        answer -> answer.withBody(answer.text().replaceFirst("^\\{(\"[^\"]+\":)", "{$1null,$1"))),
                Fault.changedResponse(
                        SHAPE,
                        "cuts its JSON off",
                        FormFaults::ok,
                        answer -> answer.withBody(
                                answer.text().substring(0, answer.text().length() - 1))),
                Fault.changedResponse(
                        SHAPE,
                        "adds something after its JSON",
                        FormFaults::ok,
                        answer -> answer.withBody(answer.text() + "{}")));
    }

    /** Responses with tokens stay as they are: without a token, no contract could be run. */
    private static boolean ok(Answer answer) {
        return answer.success() && answer.hasBody() && !isToken(answer);
    }

    private static boolean isToken(Answer answer) {
        return answer.success()
                && answer.json().filter(json -> json.has("access_token")).isPresent();
    }

    private static Fault body(String name, UnaryOperator<ObjectNode> change) {
        return Fault.changedResponse(SHAPE, name, FormFaults::ok, answer -> answer.mapObject(change));
    }

    private static void nested(ObjectNode json, Consumer<ObjectNode> change) {
        json.forEach(value -> {
            if (value instanceof ArrayNode list) {
                list.forEach(entry -> {
                    if (entry instanceof ObjectNode object) {
                        change.accept(object);
                    }
                });
            }
        });
    }

    private Stream<Fault> protocol() {
        return Stream.of(
                success("answers 200 instead of 201", 201, answer -> answer.withStatus(200)),
                success("answers 201 instead of 200", 200, answer -> answer.withStatus(201)),
                success("answers 202 instead of 200", 200, answer -> answer.withStatus(202)),
                success(
                        "answers 200 with an empty object instead of 204",
                        204,
                        answer -> answer.withStatus(200)
                                .withHeader(TYPE, "application/json;charset=utf-8")
                                .withBody("{}")),
                success(
                        "answers 204 instead of a body",
                        200,
                        answer -> answer.withStatus(204).withoutHeader(TYPE).withBody(new byte[0])),
                every("answers without a body", Answer::hasBody, answer -> answer.withBody(new byte[0])),
                Fault.changedResponse(
                        PROTOCOL,
                        "redirects the caller",
                        (call, answer) -> call.method().equals("GET") && answer.success(),
                        answer -> answer.withStatus(302)
                                .withHeader("Location", "/login")
                                .withoutHeader(TYPE)
                                .withBody(new byte[0])),
                every(
                        "sends JSON as text/plain",
                        Answer::hasBody,
                        answer -> answer.withHeader(TYPE, "text/plain;charset=utf-8")),
                every(
                        "sends JSON with a media type of its own",
                        Answer::hasBody,
                        answer -> answer.withHeader(TYPE, "application/vnd.eiam+json;charset=utf-8")),
                every(
                        "does not name the charset",
                        Answer::hasBody,
                        answer -> answer.withHeader(TYPE, "application/json")),
                every("leaves out the media type", Answer::hasBody, answer -> answer.withoutHeader(TYPE)),
                every(
                        "sends Latin-1 as UTF-8",
                        Answer::hasBody,
                        answer -> answer.withBody(answer.text()
                                .replace("用户", "é")
                                .replaceAll("[^\\x00-\\xff]", "é")
                                .getBytes(StandardCharsets.ISO_8859_1))),
                every(
                        "sends UTF-16",
                        Answer::hasBody,
                        answer -> answer.withBody(answer.text().getBytes(StandardCharsets.UTF_16BE))
                                .withHeader(TYPE, "application/json;charset=utf-16be")),
                every(
                        "puts a byte order mark before its JSON",
                        Answer::hasBody,
                        answer -> answer.withBody("\ufeff" + answer.text())),
                every(
                        "replaces what is not ASCII",
                        Answer::hasBody,
                        answer -> answer.withBody(answer.text().replaceAll("[^\\x00-\\x7f]", "?"))),
                every("leaves out X-Request-Id", answer -> true, answer -> answer.withoutHeader("X-Request-Id")),
                every(
                        "sends an X-Request-Id with spaces",
                        answer -> true,
                        answer -> answer.withHeader("X-Request-Id", "request 1")),
                Fault.changedResponse(
                        PROTOCOL,
                        "allows caches to store tokens",
                        (call, answer) -> call.path().equals(api.suite().tokenUrl()) && answer.success(),
                        answer -> answer.withHeader("Cache-Control", "max-age=3600")));
    }

    private static Fault success(String name, int status, UnaryOperator<Answer> change) {
        return Fault.changedResponse(PROTOCOL, name, answer -> answer.status() == status && !isToken(answer), change);
    }

    private static Fault every(String name, Predicate<Answer> which, UnaryOperator<Answer> change) {
        return Fault.changedResponse(PROTOCOL, name, answer -> which.test(answer) && !isToken(answer), change);
    }
}

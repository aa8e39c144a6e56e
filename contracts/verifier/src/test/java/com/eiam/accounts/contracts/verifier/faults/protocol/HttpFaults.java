package com.eiam.accounts.contracts.verifier.faults.protocol;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHECKS;
import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.PROTOCOL;
import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.SECURITY;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Servers that read headers, tokens and types in another way than the others. */
final class HttpFaults implements Faults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TYPE = "Content-Type";
    private static final String ID = "X-Request-Id";

    private final Api api;

    HttpFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(headers(), conditions(), ids(), tokens(), types()).flatMap(faults -> faults);
    }

    private Stream<Fault> conditions() {
        Stream<Fault> changes = api.changes()
                .filter(operation -> !operation.equals("issueToken"))
                .map(operation -> heeds(operation, "If-Match", 412));
        Stream<Fault> others = Stream.of(
                heeds("createBasicAccount", "If-None-Match", 412),
                heeds("updateAccount", "If-Unmodified-Since", 412),
                heeds("getAccount", "If-None-Match", 304),
                heeds("listAccountPermissions", "If-Match", 412));
        return Stream.concat(changes, others);
    }

    private static Fault heeds(String operation, String header, int status) {
        return new Fault(
                PROTOCOL,
                "answers %d to %s with %s".formatted(status, operation, header),
                (call, server) -> call.is(operation) && call.header(header).isPresent()
                        ? server.pretend(call).withStatus(status).withBody(new byte[0])
                        : server.answer(call));
    }

    private Stream<Fault> headers() {
        return Stream.of(
                request(
                        "refuses application/json with a charset",
                        call -> header(call, TYPE).contains("charset"),
                        call -> call.withHeader(TYPE, "text/plain")),
                request(
                        "compares the media type with its case",
                        call -> header(call, TYPE).equals("Application/JSON"),
                        call -> call.withHeader(TYPE, "text/plain")),
                request(
                        "takes a body of no media type for JSON",
                        call -> call.json().isPresent() && call.header(TYPE).isEmpty(),
                        call -> call.withHeader(TYPE, "application/json")),
                request(
                        "takes a form for JSON",
                        call -> header(call, TYPE).contains("form")
                                && !call.path().endsWith("/token"),
                        call -> call.withHeader(TYPE, "application/json")),
                request(
                        "ignores Content-Encoding",
                        call -> call.header("Content-Encoding").isPresent(),
                        call -> call.withoutHeader("Content-Encoding")),
                request(
                        "refuses any Content-Encoding",
                        call -> call.header("Content-Encoding").isPresent(),
                        call -> call.withHeader("Content-Encoding", "br")),
                request(
                        "refuses to read with a Content-Type",
                        call -> call.method().equals("GET") && call.header(TYPE).isPresent(),
                        call -> call.withHeader("Accept", "text/html")),
                request(
                        "takes only the whole media type in Accept",
                        call -> call.header("Accept")
                                .filter(accept -> !accept.equals("application/json"))
                                .isPresent(),
                        call -> call.withHeader("Accept", "text/html")),
                request(
                        "answers JSON where XML is accepted",
                        call -> header(call, "Accept").contains("xml"),
                        call -> call.withoutHeader("Accept")),
                request(
                        "answers paths with a slash at their end",
                        call -> call.path().endsWith("/")
                                && !api.operation(call.method(), call.path().replaceFirst("/$", ""))
                                        .isEmpty(),
                        call -> rerouted(call.method(), call.path().replaceFirst("/$", ""), call)),
                request(
                        "takes PUT for POST",
                        call -> call.method().equals("PUT") && call.operation().isEmpty(),
                        call -> rerouted("POST", call.path(), call)),
                request(
                        "takes POST for GET",
                        call -> call.method().equals("POST") && call.operation().isEmpty(),
                        call -> rerouted("GET", call.path(), call)));
    }

    private Call rerouted(String method, String path, Call call) {
        return new Call(api.operation(method, path), method, path, call.query(), call.headers(), call.body());
    }

    private static String header(Call call, String name) {
        return call.header(name).orElse("");
    }

    private static Fault request(String name, Predicate<Call> which, UnaryOperator<Call> change) {
        return Fault.changedRequest(PROTOCOL, name, call -> which.test(call) ? change.apply(call) : call);
    }

    private Stream<Fault> ids() {
        return Stream.of(
                id("does not repeat X-Request-Id", (call, answer) -> true),
                id("does not repeat X-Request-Id in refusals", (call, answer) -> !answer.success()),
                id("does not repeat X-Request-Id without a token", (call, answer) -> answer.status() == 401),
                id("does not repeat X-Request-Id on unknown paths", (call, answer) -> answer.status() == 404),
                Fault.changedResponse(
                        PROTOCOL,
                        "repeats every X-Request-Id",
                        (call, answer) -> call.header(ID)
                                .map(sent -> answer.withHeader(ID, sent))
                                .orElse(answer)),
                madeOf("cuts long values of X-Request-Id", sent -> sent.substring(0, Math.min(sent.length(), 20))),
                madeOf(
                        "cuts values of X-Request-Id that are too long",
                        sent -> sent.substring(0, Math.min(sent.length(), 64))),
                madeOf("reads values of X-Request-Id to the first wrong character", sent -> sent.split("[^\\w.-]")[0]),
                madeOf("replaces wrong characters of X-Request-Id", sent -> sent.replaceAll("[^\\w.-]", "_")));
    }

    /** A server that makes a valid id of the one that it receives. */
    private static Fault madeOf(String name, UnaryOperator<String> change) {
        return Fault.changedResponse(
                PROTOCOL,
                name,
                (call, answer) -> call.header(ID)
                        .map(change)
                        .filter(id -> id.matches("[\\w.-]{1,64}"))
                        .map(id -> answer.withHeader(ID, id))
                        .orElse(answer));
    }

    private static Fault id(String name, BiPredicate<Call, Answer> which) {
        return Fault.changedResponse(PROTOCOL, name, which, answer -> answer.withHeader(ID, "of-the-server"));
    }

    private Stream<Fault> tokens() {
        return Stream.of(
                Fault.changedRequest(SECURITY, "takes a token from the query", call -> taken(call, call.parameters())),
                Fault.changedRequest(
                        SECURITY,
                        "takes a token from a form",
                        call -> call.path().endsWith("/token") ? call : taken(call, call.form())),
                Fault.changedRequest(
                        SECURITY,
                        "knows Bearer with a capital only",
                        call -> header(call, "Authorization").startsWith("bearer")
                                ? call.withoutHeader("Authorization")
                                : call));
    }

    private static Call taken(Call call, List<Call.Pair> pairs) {
        return pairs.stream()
                .filter(pair -> pair.name().equals("access_token"))
                .findFirst()
                .filter(pair -> call.bearer().isEmpty())
                .map(pair -> call.withBearer(pair.value()))
                .orElse(call);
    }

    private Stream<Fault> types() {
        return Stream.of(
                type(
                        "takes the text true for a boolean",
                        value -> value.asString("").matches("true|false") && value.isString(),
                        value -> JSON.booleanNode(value.asString().equals("true"))),
                type(
                        "takes 1 for true",
                        value -> value.isNumber() && value.asString().equals("1"),
                        value -> JSON.booleanNode(true)),
                parameter("takes numbers with blanks around", String::strip),
                parameter("takes numbers with a sign", value -> value.replaceFirst("^\\+", "")),
                parameter("takes whole numbers with a fraction", value -> value.replaceFirst("\\.0$", "")),
                parameter("takes numbers with an exponent", value -> value.replace("1e1", "10")),
                parameter("takes wide digits", value -> value.replace("１０", "10")));
    }

    private static Fault type(String name, Predicate<JsonNode> which, UnaryOperator<JsonNode> change) {
        return Fault.changedRequest(
                CHECKS,
                name,
                call -> call.mapObject(json -> {
                    if (which.test(json.path("disabled"))) {
                        json.set("disabled", change.apply(json.path("disabled")));
                    }
                    return json;
                }));
    }

    private static Fault parameter(String name, UnaryOperator<String> change) {
        return Fault.changedRequest(
                CHECKS,
                name,
                call -> call.parameters().isEmpty() || call.path().endsWith("/token")
                        ? call
                        : call.withParameters(call.parameters().stream()
                                .map(pair -> new Call.Pair(pair.name(), change.apply(pair.value())))
                                .toList()));
    }
}

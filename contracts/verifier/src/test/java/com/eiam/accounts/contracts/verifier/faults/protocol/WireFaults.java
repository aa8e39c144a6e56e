package com.eiam.accounts.contracts.verifier.faults.protocol;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.PROTOCOL;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Servers that read or write HTTP, OAuth or JSON loosely. */
final class WireFaults implements Faults {

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public Stream<Fault> all() {
        return Stream.of(requests(), responses(), tokens()).flatMap(faults -> faults);
    }

    private static Stream<Fault> requests() {
        return Stream.of(
                Fault.changedRequest(
                        PROTOCOL,
                        "answers in English if en has the weight 0",
                        call -> call.header("Accept-Language")
                                        .filter(value -> value.matches("(?i).*\\ben\\s*;\\s*q=0(\\.0*)?(,.*|$)"))
                                        .isPresent()
                                ? call.withHeader("Accept-Language", "en")
                                : call),
                Fault.changedRequest(
                        PROTOCOL,
                        "reads the first of two JSON documents",
                        call -> call.json().isPresent()
                                ? call
                                : first(call).map(call::withBody).orElse(call)),
                new Fault(
                        PROTOCOL,
                        "refuses Accept: application/*",
                        (call, server) -> call.header("Accept")
                                        .filter("application/*"::equals)
                                        .isPresent()
                                ? Stored.refuse(call, server, "HTTP.406").withStatus(406)
                                : server.answer(call)));
    }

    private static Optional<JsonNode> first(Call call) {
        try (var parser = LENIENT.createParser(call.body())) {
            return Optional.ofNullable((JsonNode) LENIENT.readTree(parser)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Stream<Fault> responses() {
        return Stream.of(
                Fault.changedResponse(
                        PROTOCOL,
                        "takes orphan-account for the id of an account",
                        (call, answer) -> call.method().equals("GET")
                                        && call.path().endsWith("/accounts/orphan-account")
                                        && answer.status() == 405
                                ? answer.refusing("APP.ACCOUNT.0028").withoutHeader("Allow")
                                : answer),
                Fault.changedResponse(
                        PROTOCOL,
                        "echoes an X-Request-Id of more than 64 characters",
                        (call, answer) -> call.header("X-Request-Id")
                                        .filter(id -> id.length() > 64)
                                        .isPresent()
                                ? answer.withHeader(
                                        "X-Request-Id",
                                        call.header("X-Request-Id").get())
                                : answer),
                Fault.changedResponse(
                        PROTOCOL,
                        "takes U+3000 for the id of an application",
                        (call, answer) -> answer.code().equals("APP.0006")
                                        && URLDecoder.decode(call.path(), StandardCharsets.UTF_8)
                                                .contains("\u3000")
                                ? answer.refusing("APP.0001")
                                : answer));
    }

    private static Stream<Fault> tokens() {
        return Stream.of(new Fault(PROTOCOL, "gives a client each scope that it requests", (call, server) -> {
            Answer answer = server.answer(call);
            return answer.code().equals("invalid_scope")
                    ? server.also(call.withForm(call.form().stream()
                            .filter(pair -> !pair.name().equals("scope"))
                            .toList()))
                    : answer;
        }));
    }
}

package com.eiam.accounts.contracts.verifier.faults.protocol;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Servers that leave to a library what the API says otherwise. */
final class LibraryFaults implements Faults {

    private static final String REQUEST_ID = "X-Request-Id";

    @Override
    public Stream<Fault> all() {
        return Stream.of(languages(), headers(), bodies()).flatMap(faults -> faults);
    }

    private static Stream<Fault> languages() {
        return Stream.of(
                speaks(
                        "answers unknown paths and methods in English only",
                        "en",
                        (call, answer) -> answer.status() == 404 || answer.status() == 405),
                speaks(
                        "answers a missing parameter of the query in Chinese only",
                        "zh",
                        (call, answer) -> answer.code().equals("TENANT-COMMON-0005")
                                && call.operation().startsWith("list")
                                && !(call.query().contains("offset=")
                                        && call.query().contains("limit="))),
                Fault.changedResponse(
                        ERRORS,
                        "groups the digits of numbers in messages",
                        answer -> answer.code().equals("TENANT-COMMON-0005"),
                        answer -> answer.mapObject(json -> json.put(
                                "error_msg",
                                json.path("error_msg")
                                        .asString("")
                                        .replaceAll("(?<![+\\w])(\\d{1,3})(\\d{3})(?!\\w)", "$1,$2")))),
                Fault.changedRequest(
                        PROTOCOL,
                        "takes every language whose code begins with en for English",
                        call -> call.header("Accept-Language")
                                .map(value ->
                                        call.withHeader("Accept-Language", value.replaceAll("(?i)\\ben[a-z]+", "en")))
                                .orElse(call)));
    }

    private static Fault speaks(String name, String language, BiPredicate<Call, Answer> when) {
        return new Fault(ERRORS, name, (call, server) -> {
            Answer answer = server.answer(call);
            return when.test(call, answer)
                    ? answer.withBody(server.also(call.withHeader("Accept-Language", language))
                            .body())
                    : answer;
        });
    }

    private static Stream<Fault> headers() {
        return Stream.of(
                ownId("repeats no X-Request-Id in issueToken", (call, answer) -> call.is("issueToken")),
                ownId("repeats no X-Request-Id with 403", (call, answer) -> answer.status() == 403));
    }

    private static Fault ownId(String name, BiPredicate<Call, Answer> when) {
        return Fault.changedResponse(
                PROTOCOL,
                name,
                when,
                answer -> answer.withHeader(REQUEST_ID, UUID.randomUUID().toString()));
    }

    private static Stream<Fault> bodies() {
        return Stream.of(
                decodes("reads a coded form of a token", call -> call.is("issueToken"), ".+"),
                decodes("reads a body in deflate", call -> true, "deflate"),
                Fault.changedRequest(
                        PROTOCOL,
                        "takes JSON for the form of a token",
                        call -> call.is("issueToken")
                                        && call.header("Content-Type")
                                                .orElse("")
                                                .contains("json")
                                        && call.json()
                                                .filter(JsonNode::isObject)
                                                .isPresent()
                                ? call.withHeader("Content-Type", "application/x-www-form-urlencoded")
                                        .withForm(call.json().get().properties().stream()
                                                .map(field -> new Call.Pair(
                                                        field.getKey(),
                                                        field.getValue().asString("")))
                                                .toList())
                                : call),
                Fault.changedRequest(
                        CHECKS,
                        "takes any number but 0 for true",
                        call -> Stored.writesAccount(call)
                                ? Stored.edit(
                                        call,
                                        json -> json.path("disabled").isNumber()
                                                        && json.path("disabled")
                                                                        .decimalValue()
                                                                        .signum()
                                                                != 0
                                                        && !json.path("disabled")
                                                                .asString()
                                                                .equals("1")
                                                ? json.put("disabled", true)
                                                : json)
                                : call),
                Fault.changedRequest(
                        CHECKS,
                        "takes a list of one body for the body",
                        call -> call.json()
                                .filter(json -> json.isArray() && json.size() == 1)
                                .map(json -> call.withBody(json.get(0)))
                                .orElse(call)));
    }

    private static Fault decodes(String name, Predicate<Call> when, String codings) {
        return Fault.changedRequest(
                PROTOCOL,
                name,
                call -> when.test(call)
                                && call.header("Content-Encoding")
                                        .filter(coding -> coding.matches(codings))
                                        .isPresent()
                        ? call.withoutHeader("Content-Encoding")
                        : call);
    }
}

package com.eiam.accounts.contracts.verifier.faults.fourth;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.independent.Stored;
import com.eiam.accounts.contracts.verifier.faults.server.*;
import java.math.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.Stream;
import tools.jackson.databind.node.*;

/** Servers that read one form of a header wrongly, or send one header wrongly. */
final class HeaderFaults {

    private HeaderFaults() {}

    static Stream<Fault> all() {
        return Stream.of(languages(), others()).flatMap(faults -> faults);
    }

    private static Stream<Fault> languages() {
        return Stream.of(
                noEnglish("HTTP.422", "[L5]"),
                noEnglish("HTTP.405", "[L6]"),
                noEnglish("HTTP.413", "[L7]"),
                noEnglish("HTTP.406", "[L8]"),
                noEnglish("APP.ACCOUNT.0037", "[LA]"),
                Fault.changedRequest(
                        PROTOCOL,
                        "does not know that * is English too, where Chinese is refused [L1]",
                        call -> call.header("Accept-Language")
                                        .filter(value -> value.contains("*") && !value.contains("en"))
                                        .isPresent()
                                ? call.withHeader("Accept-Language", "zh")
                                : call),
                Fault.changedRequest(
                        PROTOCOL,
                        "knows no blank before a weight [L2]",
                        call -> call.header("Accept-Language")
                                .filter(value -> value.matches("(?i).*\\ben[a-z-]* +;.*"))
                                .map(value -> call.withHeader(
                                        "Accept-Language", value.replaceAll("(?i)\\ben[a-z-]* +;[^,]*", "fr")))
                                .orElse(call)),
                Fault.changedRequest(
                        PROTOCOL,
                        "reads one digit of a weight [L3]",
                        call -> call.header("Accept-Language")
                                .filter(value -> value.matches(".*q=0\\.[0-9]{2,}.*"))
                                .map(value -> call.withHeader(
                                        "Accept-Language", value.replaceAll("(q=0\\.[0-9])[0-9]+", "$1")))
                                .orElse(call)),
                Fault.changedRequest(
                        PROTOCOL,
                        "knows English with a script or in three parts as no English [L4]",
                        call -> call.header("Accept-Language")
                                .filter(value -> value.matches("(?i).*\\ben-[a-z]+-.*"))
                                .map(value -> call.withHeader("Accept-Language", "zh"))
                                .orElse(call)));
    }

    private static Fault noEnglish(String code, String tag) {
        return new Fault(ERRORS, "has no English for " + code + " " + tag, (call, server) -> {
            Answer answer = server.answer(call);
            if (!answer.code().equals(code)) {
                return answer;
            }
            Answer chinese = server.also(call.withHeader("Accept-Language", "zh"));
            return chinese.code().equals(code) ? answer.withBody(chinese.body()) : answer;
        });
    }

    private static Stream<Fault> others() {
        return Stream.of(
                new Fault(
                        PROTOCOL,
                        "knows no charset in quotes [N1]",
                        (call, server) -> !call.operation().isEmpty()
                                        && call.header("Content-Type")
                                                .filter(value -> value.contains("charset=\""))
                                                .isPresent()
                                ? Stored.refuse(call, server, "HTTP.415").withStatus(415)
                                : server.answer(call)),
                Fault.changedResponse(
                        PROTOCOL,
                        "names one method of member-role in Allow [N2]",
                        (call, answer) -> answer.status() == 405 && call.path().endsWith("/member-role")
                                ? answer.withHeader("Allow", "POST")
                                : answer),
                new Fault(
                        PROTOCOL,
                        "knows application/* alone in Accept only [N3]",
                        (call, server) -> !call.operation().isEmpty()
                                        && call.header("Accept")
                                                .filter(value ->
                                                        value.matches("(?i).*application/\\*.+|.+application/\\*.*")
                                                                && !value.contains("json")
                                                                && !value.contains("*/*"))
                                                .isPresent()
                                ? Stored.refuse(call, server, "HTTP.406").withStatus(406)
                                : server.answer(call)),
                Fault.changedResponse(
                        PROTOCOL,
                        "repeats no X-Request-Id with 204 [N4]",
                        (call, answer) -> answer.status() == 204
                                ? answer.withHeader(
                                        "X-Request-Id", UUID.randomUUID().toString())
                                : answer),
                Fault.changedResponse(
                        PROTOCOL,
                        "repeats an X-Request-Id of up to 63 characters [N5]",
                        (call, answer) -> call.header("X-Request-Id")
                                        .filter(value -> value.length() == 64)
                                        .isPresent()
                                ? answer.withHeader(
                                        "X-Request-Id", UUID.randomUUID().toString())
                                : answer));
    }
}

package com.eiam.accounts.contracts.verifier.faults.protocol;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.UUID;
import java.util.stream.Stream;

/** Servers that read one form of a header wrongly, or send one header wrongly. */
final class HeaderFaults implements Faults {

    @Override
    public Stream<Fault> all() {
        return Stream.of(languages(), others()).flatMap(faults -> faults);
    }

    private static Stream<Fault> languages() {
        return Stream.of(
                noEnglish("HTTP.422"),
                noEnglish("HTTP.405"),
                noEnglish("HTTP.406"),
                noEnglish("APP.ACCOUNT.0037"),
                Fault.changedRequest(
                        PROTOCOL,
                        "knows no blank before a weight",
                        call -> call.header("Accept-Language")
                                .filter(value -> value.matches("(?i).*\\ben[a-z-]* +;.*"))
                                .map(value -> call.withHeader(
                                        "Accept-Language", value.replaceAll("(?i)\\ben[a-z-]* +;[^,]*", "fr")))
                                .orElse(call)),
                Fault.changedRequest(
                        PROTOCOL,
                        "reads one digit of a weight",
                        call -> call.header("Accept-Language")
                                .filter(value -> value.matches(".*q=0\\.[0-9]{2,}.*"))
                                .map(value -> call.withHeader(
                                        "Accept-Language", value.replaceAll("(q=0\\.[0-9])[0-9]+", "$1")))
                                .orElse(call)),
                Fault.changedRequest(
                        PROTOCOL,
                        "knows English with a script or in three parts as no English",
                        call -> call.header("Accept-Language")
                                .filter(value -> value.matches("(?i).*\\ben-[a-z]+-.*"))
                                .map(value -> call.withHeader("Accept-Language", "zh"))
                                .orElse(call)));
    }

    private static Fault noEnglish(String code) {
        return new Fault(ERRORS, "has no English for " + code, (call, server) -> {
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
                        "knows no charset in quotes",
                        (call, server) -> !call.operation().isEmpty()
                                        && call.header("Content-Type")
                                                .filter(value -> value.contains("charset=\""))
                                                .isPresent()
                                ? Stored.refuse(call, server, "HTTP.415").withStatus(415)
                                : server.answer(call)),
                Fault.changedResponse(
                        PROTOCOL,
                        "names one method of member-role in Allow",
                        (call, answer) -> answer.status() == 405 && call.path().endsWith("/member-role")
                                ? answer.withHeader("Allow", "POST")
                                : answer),
                new Fault(
                        PROTOCOL,
                        "knows application/* alone in Accept only",
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
                        "repeats no X-Request-Id with 204",
                        (call, answer) -> answer.status() == 204
                                ? answer.withHeader(
                                        "X-Request-Id", UUID.randomUUID().toString())
                                : answer),
                Fault.changedResponse(
                        PROTOCOL,
                        "repeats an X-Request-Id of up to 63 characters",
                        (call, answer) -> call.header("X-Request-Id")
                                        .filter(value -> value.length() == 64)
                                        .isPresent()
                                ? answer.withHeader(
                                        "X-Request-Id", UUID.randomUUID().toString())
                                : answer));
    }
}

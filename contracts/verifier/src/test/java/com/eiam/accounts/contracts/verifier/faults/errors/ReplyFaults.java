package com.eiam.accounts.contracts.verifier.faults.errors;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Servers that answer some refusals by another way than all others. */
final class ReplyFaults implements Faults {

    private static final List<String> TOKENS = List.of("invalid_token", "unauthorized", "insufficient_scope");
    private static final Pattern ENGLISH = Pattern.compile("(?s)(Parameter error, .*?: )(.*)");
    private static final Pattern CHINESE = Pattern.compile("(?s)[^,]*,.*?:(.*)");

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                translated(
                        "answers the rule of a parameter error in Chinese only",
                        answer -> answer.code().equals("TENANT-COMMON-0005"),
                        ReplyFaults::mixed),
                translated(
                        "answers the codes of HTTP in Chinese only",
                        answer -> answer.code().startsWith("HTTP."),
                        (english, chinese) -> chinese),
                Fault.changedResponse(
                        PROTOCOL,
                        "answers refused tokens before it makes a request id",
                        answer -> TOKENS.contains(answer.code()),
                        answer -> answer.withoutHeader("X-Request-Id")));
    }

    private static String mixed(String english, String chinese) {
        Matcher sentence = ENGLISH.matcher(english);
        Matcher rule = CHINESE.matcher(chinese);
        return sentence.matches() && rule.matches() ? sentence.group(1) + rule.group(1) : english;
    }

    private static Fault translated(String name, Predicate<Answer> which, BinaryOperator<String> message) {
        return new Fault(ERRORS, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (!which.test(answer)) {
                return answer;
            }
            String chinese = message(server.also(call.withHeader("Accept-Language", "zh")));
            return answer.mapObject(json -> json.put("error_msg", message.apply(message(answer), chinese)));
        });
    }

    private static String message(Answer answer) {
        return answer.json().map(json -> json.path("error_msg").asString("")).orElse("");
    }
}

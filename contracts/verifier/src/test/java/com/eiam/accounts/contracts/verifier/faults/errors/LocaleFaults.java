package com.eiam.accounts.contracts.verifier.faults.errors;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Servers that choose the language, or have the texts of it, as a library does in one case only. */
final class LocaleFaults implements Faults {

    private static final String LANGUAGE = "Accept-Language";

    private final Api api;

    LocaleFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(languages(), descriptions(), codes(), rules()).flatMap(faults -> faults);
    }

    private static Stream<Fault> languages() {
        AtomicReference<String> last = new AtomicReference<>("zh");
        return Stream.of(
                language(
                        "knows Chinese without a region only",
                        header -> header.matches("(?i).*\\bzh-.*") && header.matches("(?i).*\\ben\\b.*"),
                        "en"),
                language("takes Chinese if it is named at all", header -> header.matches("(?i).*\\bzh\\b.*"), "zh"),
                language(
                        "reads the first two languages only",
                        header -> header.matches("(?i)((?!\\ben)[^,])*,((?!\\ben)[^,])*,.*"),
                        "zh"),
                language(
                        "takes the digits of a weight for a whole number",
                        header -> header.matches("(?i)en;q=0\\.\\d, *zh;q=0\\.\\d\\d+"),
                        "zh"),
                new Fault(ERRORS, "has rules in English if en has the weight 0", (call, server) -> {
                    Answer answer = server.answer(call);
                    return answer.code().equals("TENANT-COMMON-0005")
                                    && call.header(LANGUAGE)
                                            .filter(header -> header.matches("(?i)en;q=0(\\.0+)?"))
                                            .isPresent()
                            ? server.also(call.withHeader(LANGUAGE, "en"))
                            : answer;
                }),
                language(
                        "takes the language that is named last",
                        header -> header.matches("(?i).*,\\s*en(-\\w+)?\\s*(;.*)?"),
                        "en"),
                Fault.changedRequest(ERRORS, "answers in the language of the request before", call -> {
                    String before = last.get();
                    call.header(LANGUAGE).ifPresent(last::set);
                    return call.header(LANGUAGE).isPresent() ? call : call.withHeader(LANGUAGE, before);
                }));
    }

    private static Fault language(String name, Predicate<String> when, String other) {
        return Fault.changedRequest(
                ERRORS,
                name,
                call -> call.header(LANGUAGE).filter(when).isPresent() ? call.withHeader(LANGUAGE, other) : call);
    }

    private static Stream<Fault> descriptions() {
        return Stream.of(
                described("describes invalid_scope in Chinese", call -> call.is("issueToken"), "invalid_scope"),
                described("describes an invalid token in Chinese", call -> !call.is("issueToken"), "invalid_token"),
                described(
                        "describes a missing permission in Chinese",
                        call -> !call.is("issueToken"),
                        "insufficient_scope"));
    }

    private static Fault described(String name, Predicate<Call> when, String code) {
        return Fault.changedResponse(
                ERRORS,
                name,
                (call, answer) -> when.test(call)
                        && answer.code().equals(code)
                        && call.header(LANGUAGE)
                                .filter(header -> header.startsWith("zh"))
                                .isPresent(),
                answer -> answer.mapObject(json -> json.put("error_description", "没有权限")));
    }

    private static Stream<Fault> codes() {
        return Stream.of(
                noEnglish("APP.ACCOUNT.0028", "deleteAccount"),
                noEnglish("APP.ACCOUNT.0013", "updateAccount"),
                noEnglish("APP.ACCOUNT.0038", "listPublicAccountUsers"),
                noEnglish("APP.ORG.0024", "createBasicAccount"),
                noEnglish("APP.ROLE.0004", "addAccountRoles"),
                noEnglish("OAP.PAGE.0002", "listAccountPermissions"));
    }

    private static Fault noEnglish(String code, String operation) {
        return translated(
                "has no English for " + code + (operation.isEmpty() ? "" : " in " + operation),
                (call, answer) -> answer.code().equals(code) && (operation.isEmpty() || call.is(operation)),
                (english, chinese) -> chinese);
    }

    private Stream<Fault> rules() {
        JsonNode rules = api.entry("TENANT-COMMON-0005").path("x-rule-messages");
        return Stream.of("json", "text", "maxProperties", "x-max-bytes", "type", "additionalProperties")
                .map(rule -> {
                    String english = ending(rules, rule, "en");
                    String chinese = ending(rules, rule, "zh");
                    return translated(
                            "has no English for the rule " + rule,
                            (call, answer) -> answer.code().equals("TENANT-COMMON-0005"),
                            (message, other) -> message.contains(english)
                                    ? message.replaceFirst("(?s): .*", ": " + chinese)
                                    : message);
                });
    }

    private static String ending(JsonNode rules, String rule, String language) {
        return rules.path(rule).path(language).stringValue().replaceAll("\\{limit}.*", "");
    }

    private static Fault translated(String name, BiPredicate<Call, Answer> which, BinaryOperator<String> message) {
        return new Fault(ERRORS, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (!which.test(call, answer)) {
                return answer;
            }
            String chinese = message(server.also(call.withHeader(LANGUAGE, "zh")));
            return answer.mapObject(json -> json.put("error_msg", message.apply(message(answer), chinese)));
        });
    }

    private static String message(Answer answer) {
        return answer.json().map(json -> json.path("error_msg").asString("")).orElse("");
    }
}

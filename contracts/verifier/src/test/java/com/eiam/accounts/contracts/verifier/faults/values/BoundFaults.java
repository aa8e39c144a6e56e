package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHECKS;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that count something else than the limits of the API count. */
final class BoundFaults implements Faults {

    private static final String WRONG = "TENANT-COMMON-0005";

    private final Stored stored;

    BoundFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(texts(), lists(), extensions()).flatMap(faults -> faults);
    }

    private static Stream<Fault> texts() {
        return Stream.of(
                refuses(
                        "counts a character beyond U+FFFF in a display name twice",
                        call -> writes(call, "name") && text(call, "name").length() > 255),
                refuses(
                        "counts the bytes of an account name",
                        call -> writes(call, "account_name") && bytes(text(call, "account_name")) > 255),
                Fault.changedRequest(
                        CHECKS,
                        "cuts display names at 128 characters",
                        call -> writes(call, "name") ? cut(call, "name", 128, 255) : call),
                Fault.changedRequest(
                        CHECKS,
                        "accepts a password of more than 128 characters in updateAccount",
                        call -> call.is("updateAccount") ? cut(call, "password", 128, Integer.MAX_VALUE) : call),
                refuses(
                        "refuses passwords of more than 72 bytes",
                        call -> writes(call, "password") && bytes(text(call, "password")) > 72));
    }

    private static boolean writes(Call call, String field) {
        return Stored.writesAccount(call) && Stored.text(call, field).isPresent();
    }

    private static String text(Call call, String field) {
        return Stored.text(call, field).orElse("");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Call cut(Call call, String field, int length, int most) {
        String text = text(call, field);
        int count = text.codePointCount(0, text.length());
        return count > length && count <= most
                ? Stored.edit(call, json -> json.put(field, text.substring(0, text.offsetByCodePoints(0, length))))
                : call;
    }

    private static Fault refuses(String name, Predicate<Call> when) {
        return new Fault(
                CHECKS,
                name,
                (call, server) -> when.test(call) ? Stored.refuse(call, server, WRONG) : server.answer(call));
    }

    private static Stream<Fault> lists() {
        return Stream.of(
                refuses(
                        "refuses more than 500 usernames",
                        call -> call.texts("user_names").size() > 500),
                distinct("user_names", 1000),
                distinct("role_ids", 50));
    }

    private static Fault distinct(String list, int most) {
        return Fault.changedRequest(
                CHECKS,
                "removes repetitions before it counts " + list,
                call -> call.texts(list).size() > most
                        ? Stored.edit(call, json -> {
                            List<JsonNode> different =
                                    json.path(list).valueStream().distinct().toList();
                            json.putArray(list).addAll(different);
                            return json;
                        })
                        : call);
    }

    private Stream<Fault> extensions() {
        return Stream.of(
                new Fault(CHECKS, "counts the keys of extension in the request only", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (!call.is("updateAccount") || !answer.code().equals(WRONG)) {
                        return answer;
                    }
                    int sent = Stored.value(call, "extension").size();
                    return sent <= 100
                                    && all(call, stored.extension(call, server)).size() > 100
                            ? stored.change(call, server, "enableAccount", "").withStatus(201)
                            : answer;
                }),
                new Fault(CHECKS, "counts the characters of extension, not its bytes", (call, server) -> {
                    Answer answer = server.answer(call);
                    String extension = Stored.value(call, "extension").toString();
                    return Stored.writesAccount(call)
                                    && answer.code().equals(WRONG)
                                    && bytes(extension) > 65536
                                    && extension.length() <= 65536
                            ? server.also(Stored.edit(call, json -> json.without("extension")))
                            : answer;
                }),
                Fault.changedRequest(
                        CHECKS,
                        "cuts the keys of extension at 64 characters",
                        call -> Stored.writesAccount(call) ? Stored.edit(call, BoundFaults::shortKeys) : call),
                refuses(
                        "refuses texts of more than 4000 characters in extension",
                        call -> Stored.writesAccount(call)
                                && Stored.value(call, "extension")
                                        .valueStream()
                                        .anyMatch(value -> value.asString("").length() > 4000)),
                new Fault(
                        CHECKS,
                        "counts the keys that an update removes",
                        (call, server) -> call.is("updateAccount")
                                        && Stored.value(call, "extension")
                                                .valueStream()
                                                .anyMatch(JsonNode::isNull)
                                        && all(call, stored.extension(call, server))
                                                        .size()
                                                > 100
                                ? Stored.refuse(call, server, WRONG)
                                : server.answer(call)));
    }

    private static Set<String> all(Call call, ObjectNode before) {
        Set<String> keys = new HashSet<>(before.propertyNames());
        keys.addAll(Stored.value(call, "extension").propertyNames());
        return keys;
    }

    private static ObjectNode shortKeys(ObjectNode json) {
        if (json.path("extension") instanceof ObjectNode extension) {
            ObjectNode cut = Stored.JSON.objectNode();
            extension
                    .properties()
                    .forEach(entry -> cut.set(
                            entry.getKey()
                                    .substring(0, Math.min(64, entry.getKey().length())),
                            entry.getValue()));
            json.set("extension", cut);
        }
        return json;
    }
}

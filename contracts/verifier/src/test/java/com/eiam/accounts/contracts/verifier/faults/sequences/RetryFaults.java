package com.eiam.accounts.contracts.verifier.faults.sequences;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that remember repeated requests wrongly. */
final class RetryFaults implements Faults {

    private static final String KEY = "Idempotency-Key";

    private final Stored stored;

    RetryFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                sameBody(
                        "compares the bodies with an Idempotency-Key without the password",
                        json -> json.put("password", "")),
                sameBody(
                        "compares the bodies with an Idempotency-Key without extension",
                        json -> json.without("extension")),
                sameBody(
                        "compares lists in extension regardless of their order with an Idempotency-Key",
                        RetryFaults::sorted),
                changedKey("compares an Idempotency-Key regardless of case", key -> key.toLowerCase(Locale.ROOT)),
                changedKey(
                        "cuts an Idempotency-Key at 64 characters",
                        key -> key.length() > 66 && key.length() <= 255 ? key.substring(0, 65) + "\"" : key),
                new Fault(
                        Kind.CHECKS,
                        "refuses an Idempotency-Key of more than 100 characters",
                        (call, server) -> Stored.creates(call)
                                        && call.header(KEY)
                                                .filter(key -> key.length() > 102)
                                                .isPresent()
                                ? Stored.refuse(call, server, "TENANT-COMMON-0005")
                                : server.answer(call)),
                firstRequestId(),
                deletedAgain(),
                keyBeforeForm(),
                everyPost(),
                status200());
    }

    private static ObjectNode sorted(ObjectNode json) {
        json.path("extension").valueStream().filter(JsonNode::isArray).forEach(list -> {
            List<JsonNode> texts = list.valueStream()
                    .sorted((a, b) -> a.asString("").compareTo(b.asString("")))
                    .toList();
            ((ArrayNode) list).removeAll().addAll(texts);
        });
        return json;
    }

    private Optional<String> slot(Call call) {
        return Stored.creates(call)
                ? call.header(KEY)
                        .map(key -> call.operation()
                                + stored.app(call)
                                + call.bearer().map(RetryFaults::client).orElse("")
                                + key)
                : Optional.empty();
    }

    /** The claims that do not change from token to token. */
    private static String client(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            return token;
        }
        return new String(Base64.getUrlDecoder().decode(parts[1])).replaceAll("\"(exp|iat|nbf|jti)\":[^,}]*", "");
    }

    /** The first answer for each key, given to requests that are the same after a change. */
    private Fault sameBody(String name, UnaryOperator<ObjectNode> change) {
        Map<String, Map.Entry<Call, Answer>> known = new ConcurrentHashMap<>();
        return new Fault(Kind.PROTOCOL, name, (call, server) -> {
            Answer answer = server.answer(call);
            Optional<String> slot = slot(call);
            if (slot.isEmpty()) {
                return answer;
            }
            if (answer.success()) {
                known.putIfAbsent(slot.get(), Map.entry(call, answer));
            }
            var first = known.get(slot.get());
            return answer.status() == 422
                            && first != null
                            && call.mapObject(change)
                                    .json()
                                    .equals(first.getKey().mapObject(change).json())
                    ? answer.withStatus(201).withBody(first.getValue().body())
                    : answer;
        });
    }

    private static Fault changedKey(String name, UnaryOperator<String> change) {
        return Fault.changedRequest(
                Kind.PROTOCOL,
                name,
                call -> Stored.creates(call)
                        ? call.header(KEY)
                                .map(key -> call.withHeader(KEY, change.apply(key)))
                                .orElse(call)
                        : call);
    }

    private Fault firstRequestId() {
        Map<String, String> ids = new ConcurrentHashMap<>();
        return new Fault(Kind.PROTOCOL, "repeats the first X-Request-Id with an Idempotency-Key", (call, server) -> {
            Answer answer = server.answer(call);
            return slot(call).isPresent() && answer.success()
                    ? answer.withHeader(
                            "X-Request-Id",
                            ids.computeIfAbsent(
                                    slot(call).get(), key -> answer.headers().get("X-Request-Id")))
                    : answer;
        });
    }

    private Fault deletedAgain() {
        Map<String, String> keyOf = new ConcurrentHashMap<>();
        Set<String> deleted = ConcurrentHashMap.newKeySet();
        return new Fault(Kind.PROTOCOL, "forgets an Idempotency-Key with the account", (call, server) -> {
            Optional<String> slot = slot(call);
            boolean again =
                    slot.isPresent() && keyOf.containsKey(slot.get()) && deleted.contains(keyOf.get(slot.get()));
            Answer answer = server.answer(again ? call.withoutHeader(KEY) : call);
            if (slot.isPresent() && answer.success() && !again) {
                keyOf.put(slot.get(), Stored.created(answer));
            }
            if (call.is("deleteAccount") && answer.success()) {
                deleted.add(stored.account(call));
            }
            return answer;
        });
    }

    private Fault keyBeforeForm() {
        Set<String> known = ConcurrentHashMap.newKeySet();
        return new Fault(Kind.PROTOCOL, "looks for an Idempotency-Key before it checks the form", (call, server) -> {
            Answer answer = server.answer(call);
            if (slot(call).isPresent() && answer.success()) {
                known.add(slot(call).get());
            }
            return slot(call).filter(known::contains).isPresent()
                            && (answer.code().equals("TENANT-COMMON-0005")
                                    || answer.code().equals("APP.ACCOUNT.0001"))
                    ? answer.refusing("HTTP.422").withStatus(422)
                    : answer;
        });
    }

    private Fault everyPost() {
        Map<String, Answer> known = new ConcurrentHashMap<>();
        return new Fault(Kind.PROTOCOL, "knows Idempotency-Key in every change", (call, server) -> {
            Optional<String> slot = call.header(KEY)
                    .filter(key -> !Stored.creates(call) && !call.method().equals("GET"))
                    .map(key -> call.operation() + call.path() + key);
            if (slot.isEmpty()) {
                return server.answer(call);
            }
            Answer answer = known.get(slot.get());
            return answer != null ? answer : remembered(known, slot.get(), server.answer(call));
        });
    }

    private static Answer remembered(Map<String, Answer> known, String slot, Answer answer) {
        if (answer.success()) {
            known.put(slot, answer);
        }
        return answer;
    }

    private Fault status200() {
        Set<String> known = ConcurrentHashMap.newKeySet();
        return new Fault(Kind.PROTOCOL, "answers 200 to a repeated Idempotency-Key", (call, server) -> {
            Answer answer = server.answer(call);
            return slot(call).isPresent()
                            && answer.success()
                            && !known.add(slot(call).get())
                    ? answer.withStatus(200)
                    : answer;
        });
    }
}

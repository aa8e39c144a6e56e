package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose statement of an update depends on what is sent and on what is there. */
final class PartialUpdateFaults implements Faults {

    private final Stored stored;

    PartialUpdateFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                update("ignores the other fields of an update if the account name stays the same", (json, account) -> {
                    if (json.path("account_name").equals(account.path("account_name"))) {
                        json.retain("account_name");
                    }
                }),
                update("enables an account that gets a password", (json, account) -> {
                    if (!json.path("password").asString("").isEmpty() && !json.hasNonNull("disabled")) {
                        json.put("disabled", false);
                    }
                }),
                update("empties extension if only the password is sent", (json, account) -> {
                    if (json.has("password") && json.size() == 2) {
                        ObjectNode none = json.putObject("extension");
                        account.path("extension").propertyNames().forEach(none::putNull);
                    }
                }),
                clearsName("disabled"),
                clearsName("org_code"),
                update(
                        "does not change a free attribute to another type",
                        (json, account) -> removeIf(attributes(json), (key, value) -> {
                            JsonNode old = account.path("extension").path(key);
                            return !value.isNull() && !old.isMissingNode() && old.getNodeType() != value.getNodeType();
                        })),
                update(
                        "keeps the rest of a list that a shorter one replaces",
                        (json, account) -> attributes(json).properties().forEach(entry -> {
                            if (entry.getValue() instanceof ArrayNode list
                                    && account.path("extension").path(entry.getKey()) instanceof ArrayNode old) {
                                for (int i = list.size(); i < old.size(); i++) {
                                    list.add(old.get(i));
                                }
                            }
                        })),
                removedAttributes());
    }

    private static ObjectNode attributes(JsonNode json) {
        return json.path("extension") instanceof ObjectNode extension ? extension : Stored.JSON.objectNode();
    }

    private static void removeIf(ObjectNode json, BiPredicate<String, JsonNode> which) {
        json.remove(json.properties().stream()
                .filter(entry -> which.test(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    }

    private Fault update(String name, BiConsumer<ObjectNode, ObjectNode> change) {
        return new Fault(
                CHANGES,
                name,
                (call, server) -> server.answer(
                        call.is("updateAccount")
                                ? Stored.edit(call, json -> {
                                    if (json.path("account_name").isString()) {
                                        stored.read(call, server).ifPresent(account -> change.accept(json, account));
                                    }
                                    return json;
                                })
                                : call));
    }

    private Fault clearsName(String field) {
        Set<String> cleared = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "clears the display name if only " + field + " is sent", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("updateAccount") && answer.success()) {
                JsonNode json = call.json().orElseThrow();
                if (json.has(field) && json.size() == 2) {
                    cleared.add(stored.account(call));
                } else if (!json.path("name").asString("").isEmpty()) {
                    cleared.remove(stored.account(call));
                }
            }
            return Stored.shown(call, answer, account -> {
                if (cleared.contains(account.path("id").stringValue())) {
                    account.putNull("name");
                }
            });
        });
    }

    private Fault removedAttributes() {
        Set<String> removed = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "does not set a free attribute again that was removed", (call, server) -> {
            String account = stored.account(call);
            Call right = call.is("updateAccount")
                    ? Stored.edit(call, json -> {
                        removeIf(attributes(json), (key, value) -> !value.isNull() && removed.contains(account + key));
                        return json;
                    })
                    : call;
            Answer answer = server.answer(right);
            if (call.is("updateAccount") && answer.success()) {
                attributes(call.json().orElseThrow()).properties().stream()
                        .filter(entry -> entry.getValue().isNull())
                        .forEach(entry -> removed.add(account + entry.getKey()));
            }
            return answer;
        });
    }
}

package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose reads come from a copy that not every change renews. */
final class CacheFaults implements Faults {

    private final Stored stored;

    CacheFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                listed(
                        "lists the roles that accounts had at first",
                        List.of("roles"),
                        this::changesRoles,
                        call -> true),
                listed(
                        "lists a change only if the account name changes, too",
                        List.of("name", "org_id", "disabled", "extension"),
                        call -> call.is("updateAccount"),
                        call -> true),
                listed(
                        "shows account names in lists of one type as they were first",
                        List.of("account_name"),
                        call -> false,
                        call -> call.query().contains("_ACCOUNT")),
                listed(
                        "shows whether accounts are disabled in lists of one type as it was first",
                        List.of("disabled"),
                        call -> false,
                        call -> call.query().contains("_ACCOUNT")),
                updatedOfType(),
                firstPermissions());
    }

    private boolean changesRoles(Call call) {
        return call.is("addAccountRoles") || call.is("removeAccountRoles");
    }

    private Fault listed(String name, List<String> fields, Predicate<Call> remembers, Predicate<Call> shows) {
        Map<String, ObjectNode> copies = new ConcurrentHashMap<>();
        return new Fault(LISTS, name, (call, server) -> {
            Optional<ObjectNode> before = remembers.test(call) ? stored.read(call, server) : Optional.empty();
            Answer answer = server.answer(call);
            if (before.isPresent() && answer.success()) {
                if (call.is("updateAccount") && renames(call, before.get())) {
                    copies.remove(stored.account(call));
                } else {
                    copies.putIfAbsent(stored.account(call), before.get());
                }
            }
            return call.is("listAccounts") && answer.success() && shows.test(call)
                    ? answer.mapObject(json -> {
                        for (JsonNode row : json.path("accounts")) {
                            JsonNode copy = copies.computeIfAbsent(
                                    row.path("id").stringValue(), id -> (ObjectNode) row.deepCopy());
                            fields.forEach(field -> ((ObjectNode) row).set(field, copy.path(field)));
                        }
                        return json;
                    })
                    : answer;
        });
    }

    private static boolean renames(Call call, JsonNode before) {
        return !Stored.value(call, "account_name").equals(before.path("account_name"));
    }

    private Fault updatedOfType() {
        Set<String> updated = ConcurrentHashMap.newKeySet();
        return new Fault(LISTS, "lists no updated accounts of a type", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("updateAccount") && answer.success()) {
                updated.add(stored.account(call));
            }
            return call.is("listAccounts") && answer.success() && call.query().contains("_ACCOUNT")
                    ? answer.mapObject(json -> {
                        ((ArrayNode) json.path("accounts"))
                                .removeIf(row -> updated.contains(row.path("id").stringValue()));
                        return json;
                    })
                    : answer;
        });
    }

    private Fault firstPermissions() {
        Map<String, JsonNode> first = new ConcurrentHashMap<>();
        return new Fault(
                LISTS, "answers the permissions of the first roles in getAccountPermissions", (call, server) -> {
                    if (changesRoles(call)) {
                        permissions(call, server).ifPresent(before -> first.putIfAbsent(stored.account(call), before));
                    }
                    Answer answer = server.answer(call);
                    JsonNode before = first.get(stored.account(call));
                    return call.is("getAccountPermissions") && answer.success() && before != null
                            ? answer.mapObject(json -> {
                                json.set("funcPerms", before.path("funcPerms"));
                                return json.set("dataPerms", before.path("dataPerms"));
                            })
                            : answer;
                });
    }

    private Optional<ObjectNode> permissions(Call call, CorrectServer server) {
        return stored.read(call, server, "getAccountPermissions", stored.account(call));
    }
}

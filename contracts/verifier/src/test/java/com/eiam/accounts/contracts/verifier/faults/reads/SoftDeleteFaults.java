package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that mark rows as deleted, and forget the mark in one query. */
final class SoftDeleteFaults implements Faults {

    private final Stored stored;

    SoftDeleteFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(revives(), revivesUsers(), countsUnbound(), showsRemoved());
    }

    private String key(Call call, String name) {
        return stored.app(call) + NameKey.of(name);
    }

    private Fault revives() {
        Map<String, String> deleted = new ConcurrentHashMap<>();
        Map<String, String> revived = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "gives a new account the id of a deleted one of its name", (call, server) -> {
            Call right = call;
            for (Map.Entry<String, String> id : revived.entrySet()) {
                right = right.withPath(right.path().replace(id.getKey(), id.getValue()));
            }
            Optional<ObjectNode> before = call.is("deleteAccount") ? stored.read(right, server) : Optional.empty();
            Answer answer = server.answer(right);
            if (answer.success()) {
                before.ifPresent(account ->
                        deleted.put(key(call, account.path("account_name").stringValue()), stored.account(call)));
                String key = key(call, Stored.text(call, "account_name").orElse(""));
                String old = Stored.creates(call) ? deleted.get(key) : null;
                // A repeated Idempotency-Key creates nothing.
                if (old != null && !old.equals(Stored.created(answer))) {
                    deleted.remove(key);
                    revived.put(old, Stored.created(answer));
                }
            }
            for (Map.Entry<String, String> id : revived.entrySet()) {
                answer = answer.withBody(answer.text().replace(id.getValue(), id.getKey()));
            }
            return answer;
        });
    }

    private Fault revivesUsers() {
        Map<String, List<String>> deleted = new ConcurrentHashMap<>();
        return new Fault(
                CHANGES, "gives a new public account the users of a deleted one of its name", (call, server) -> {
                    Optional<ObjectNode> before =
                            call.is("deleteAccount") ? stored.read(call, server) : Optional.empty();
                    List<String> users = before.isEmpty()
                            ? List.of()
                            : stored.users(call, server).stream()
                                    .map(user -> user.path("userName").stringValue())
                                    .toList();
                    Answer answer = server.answer(call);
                    if (answer.success() && !users.isEmpty()) {
                        deleted.put(key(call, before.get().path("account_name").stringValue()), users);
                    }
                    List<String> old = answer.success() && call.is("createPublicAccount")
                            ? deleted.remove(
                                    key(call, Stored.text(call, "account_name").orElse("")))
                            : null;
                    if (old != null) {
                        stored.change(
                                call, server, Stored.created(answer), "bindPublicAccountUsers", "user_names", old);
                    }
                    return answer;
                });
    }

    private Set<String> userIds(Call call, CorrectServer server) {
        return stored.users(call, server).stream()
                .map(user -> user.path("id").stringValue())
                .collect(Collectors.toSet());
    }

    private Fault countsUnbound() {
        Map<String, Set<String>> unbound = new ConcurrentHashMap<>();
        return new Fault(LISTS, "counts users who were unbound", (call, server) -> {
            boolean unbinds = call.is("unbindPublicAccountUsers");
            Set<String> before = unbinds ? userIds(call, server) : Set.of();
            Answer answer = server.answer(call);
            Set<String> marked = unbound.computeIfAbsent(stored.account(call), account -> new HashSet<>());
            if (unbinds) {
                marked.addAll(before);
            }
            if (unbinds || call.is("bindPublicAccountUsers")) {
                marked.removeAll(userIds(call, server));
            }
            return call.is("listPublicAccountUsers") && answer.success() && !marked.isEmpty()
                    ? answer.mapObject(
                            json -> json.put("total", json.path("total").intValue() + marked.size()))
                    : answer;
        });
    }

    private Fault showsRemoved() {
        Map<String, Map<String, JsonNode>> removed = new ConcurrentHashMap<>();
        return new Fault(LISTS, "shows removed roles in listAccountPermissions", (call, server) -> {
            Map<String, JsonNode> roles = removed.computeIfAbsent(stored.account(call), account -> new TreeMap<>());
            if (call.is("removeAccountRoles")) {
                stored.read(call, server, "getAccountPermissions", stored.account(call))
                        .ifPresent(before -> before.path("roles")
                                .forEach(role -> roles.put(role.path("id").stringValue(), role)));
            }
            Answer answer = server.answer(call);
            if (call.operation().endsWith("AccountRoles")) {
                stored.read(call, server, "getAccountPermissions", stored.account(call))
                        .ifPresent(after -> after.path("roles")
                                .forEach(role -> roles.remove(role.path("id").stringValue())));
            }
            return call.is("listAccountPermissions") && answer.success()
                    ? answer.mapObject(json -> {
                        json.path("list").forEach(row -> {
                            Map<String, JsonNode> all = new TreeMap<>(
                                    removed.getOrDefault(row.path("accountId").stringValue(), Map.of()));
                            row.path("roles")
                                    .forEach(role -> all.put(role.path("id").stringValue(), role));
                            if (!all.isEmpty()) {
                                ((ObjectNode) row).putArray("roles").addAll(all.values());
                            }
                        });
                        return json;
                    })
                    : answer;
        });
    }
}

package com.eiam.accounts.contracts.verifier.faults.entries;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.Tenant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose loops over the list of a request end early, or keep the wrong one of two. */
final class LoopFaults implements Faults {

    private final Stored stored;

    LoopFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                stopsAtFailure("removes", "removeAccountRoles", this::held),
                stopsAtFailure(
                        "adds",
                        "addAccountRoles",
                        (call, server) -> stored.application(call).stream()
                                .flatMap(application -> application.roles().stream())
                                .map(Tenant.Role::roleId)
                                .toList()),
                mixed(),
                stopsAtBound(),
                lastAppearance(),
                passesNulls(),
                heldTwice(),
                boundTwice());
    }

    private List<String> held(Call call, CorrectServer server) {
        return stored.read(call, server).stream()
                .flatMap(account -> account.path("roles").valueStream())
                .map(role -> role.path("role_id").stringValue())
                .toList();
    }

    private static void fill(ObjectNode json, String key, Collection<String> ids) {
        ids.forEach(json.putArray(key)::add);
    }

    private Fault stopsAtFailure(String verb, String operation, BiFunction<Call, CorrectServer, List<String>> good) {
        return new Fault(CHANGES, verb + " no roles after one that fails", (call, server) -> {
            if (!call.is(operation)) {
                return server.answer(call);
            }
            Set<String> ids = new LinkedHashSet<>(call.texts("role_ids"));
            List<String> first =
                    ids.stream().takeWhile(good.apply(call, server)::contains).toList();
            if (first.isEmpty() || first.size() == ids.size()) {
                return first.isEmpty() ? none(server.pretend(call), ids) : server.answer(call);
            }
            Answer answer = server.pretend(call);
            if (answer.success()) {
                stored.change(call, server, stored.account(call), operation, "role_ids", first);
            }
            return answer.mapObject(json -> {
                if (json.has("fail_list")) {
                    fill(json, "success_list", first);
                    fill(json, "fail_list", ids.stream().skip(first.size()).toList());
                }
                return json;
            });
        });
    }

    private Fault mixed() {
        return new Fault(CHANGES, "refuses to unbind users of whom some are not bound", (call, server) -> {
            Set<String> bound = call.is("unbindPublicAccountUsers") ? names(call, server) : Set.of();
            List<String> names =
                    call.texts("user_names").stream().map(NameKey::of).toList();
            return names.stream().anyMatch(bound::contains) && !bound.containsAll(names)
                    ? Stored.refuse(call, server, "USER.0001")
                    : server.answer(call);
        });
    }

    private Set<String> names(Call call, CorrectServer server) {
        return stored.users(call, server).stream()
                .map(user -> NameKey.of(user.path("userName").stringValue()))
                .collect(Collectors.toSet());
    }

    private static Answer none(Answer answer, Set<String> ids) {
        return answer.mapObject(json -> {
            if (json.has("fail_list")) {
                json.putArray("success_list");
                fill(json, "fail_list", ids);
            }
            return json;
        });
    }

    private Fault stopsAtBound() {
        return new Fault(CHANGES, "binds nobody after a user who is bound already", (call, server) -> {
            if (!call.is("bindPublicAccountUsers")) {
                return server.answer(call);
            }
            Set<String> bound = names(call, server);
            List<String> names = call.texts("user_names");
            List<String> first = names.stream()
                    .takeWhile(name -> !bound.contains(NameKey.of(name)))
                    .toList();
            if (first.size() == names.size()) {
                return server.answer(call);
            }
            Answer answer = server.pretend(call);
            if (answer.success() && !first.isEmpty()) {
                stored.change(call, server, stored.account(call), "bindPublicAccountUsers", "user_names", first);
            }
            return answer;
        });
    }

    private static Fault lastAppearance() {
        return Fault.changedResponse(
                LISTS, "gives a repeated role the place of its last appearance", (call, answer) -> {
                    List<String> ids = call.texts("role_ids");
                    return call.is("addAccountRoles") && answer.success()
                            ? answer.mapObject(json -> {
                                Stream.of("success_list", "fail_list")
                                        .forEach(key -> fill(
                                                json,
                                                key,
                                                json.path(key)
                                                        .valueStream()
                                                        .map(JsonNode::stringValue)
                                                        .sorted(Comparator.comparing(ids::lastIndexOf))
                                                        .toList()));
                                return json;
                            })
                            : answer;
                });
    }

    private static Fault passesNulls() {
        return Fault.changedRequest(
                CHECKS,
                "passes over null in role_ids",
                call -> call.operation().endsWith("AccountRoles")
                        ? Stored.edit(call, json -> {
                            if (json.path("role_ids") instanceof ArrayNode ids) {
                                ids.removeIf(JsonNode::isNull);
                            }
                            return json;
                        })
                        : call);
    }

    private Fault heldTwice() {
        Set<String> twice = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "reads a role twice that was added when it was held", (call, server) -> {
            List<String> held = call.is("addAccountRoles") ? held(call, server) : List.of();
            Answer answer = server.answer(call);
            List<String> ids = call.texts("role_ids");
            if (call.is("addAccountRoles") && answer.success()) {
                held.stream().filter(ids::contains).forEach(id -> twice.add(stored.account(call) + id));
            }
            if (call.is("removeAccountRoles") && answer.success()) {
                ids.forEach(id -> twice.remove(stored.account(call) + id));
            }
            return call.is("getAccount") && answer.success()
                    ? answer.mapObject(json -> {
                        List<JsonNode> roles = json.path("roles").valueStream().toList();
                        ArrayNode all = json.putArray("roles");
                        roles.forEach(role -> all.add(role)
                                .addAll(
                                        twice.contains(stored.account(call)
                                                        + role.path("role_id").stringValue())
                                                ? List.of(role)
                                                : List.of()));
                        return json;
                    })
                    : answer;
        });
    }

    private Fault boundTwice() {
        Map<String, Set<String>> twice = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "counts a user twice who was bound twice", (call, server) -> {
            List<JsonNode> before = call.is("bindPublicAccountUsers") ? stored.users(call, server) : List.of();
            Answer answer = server.answer(call);
            Set<String> counted = twice.computeIfAbsent(stored.account(call), account -> new HashSet<>());
            List<String> names =
                    call.texts("user_names").stream().map(NameKey::of).toList();
            if (call.is("unbindPublicAccountUsers") && answer.success()) {
                counted.removeAll(names);
            }
            if (answer.success()) {
                before.stream()
                        .map(user -> NameKey.of(user.path("userName").stringValue()))
                        .filter(names::contains)
                        .forEach(counted::add);
            }
            return call.is("listPublicAccountUsers") && answer.success()
                    ? answer.mapObject(
                            json -> json.put("total", json.path("total").intValue() + counted.size()))
                    : answer;
        });
    }
}

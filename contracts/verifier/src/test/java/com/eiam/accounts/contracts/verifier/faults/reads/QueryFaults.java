package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that read with a wrong query. */
final class QueryFaults implements Faults {

    private final Stored stored;

    QueryFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                firstNames(),
                ungranted(),
                asGranted("getAccount", "", "id", "role_id"),
                asGranted("listAccounts", "accounts", "id", "role_id"),
                asGranted("getAccountPermissions", "", "", "id"),
                asGranted("listAccountPermissions", "list", "accountId", "id"),
                deletedRows(),
                changed("answers 0 as number in listAccountPermissions", json -> json.put("number", 0)),
                Fault.changedRequest(
                        LISTS,
                        "gives at most 20 rows in a page of listAccountPermissions",
                        call -> call.is("listAccountPermissions")
                                        && call.parameters().stream()
                                                .anyMatch(pair -> pair.name().equals("limit")
                                                        && pair.value().matches("2[1-9]|[34]\\d|50"))
                                ? call.withParameter("limit", "20")
                                : call));
    }

    private static Fault changed(String name, java.util.function.UnaryOperator<ObjectNode> change) {
        return Fault.changedResponse(
                LISTS,
                name,
                (call, answer) -> call.is("listAccountPermissions") && answer.success(),
                answer -> answer.mapObject(change));
    }

    /** A server with one index of names for each type, which it fills once. */
    private static Fault firstNames() {
        Map<String, JsonNode> first = new ConcurrentHashMap<>();
        return Fault.changedResponse(
                LISTS,
                "shows names in lists of one type as they were first",
                (call, answer) -> call.is("listAccounts") && call.query().contains("_ACCOUNT") && answer.success(),
                answer -> answer.mapObject(json -> {
                    json.path("accounts")
                            .forEach(row -> ((ObjectNode) row)
                                    .set(
                                            "name",
                                            first.computeIfAbsent(row.path("id").asString(), id -> row.path("name"))));
                    return json;
                }));
    }

    /** Does something with the account of each role that is granted. */
    private void granted(Call call, Answer answer, BiConsumer<String, String> role) {
        if (call.is("addAccountRoles") && answer.success()) {
            answer.json()
                    .orElseThrow()
                    .path("success_list")
                    .forEach(id -> role.accept(stored.account(call), id.asString()));
        }
    }

    private Fault ungranted() {
        Set<String> accounts = ConcurrentHashMap.newKeySet();
        return new Fault(LISTS, "lists no permissions of added roles", (call, server) -> {
            Answer answer = server.answer(call);
            granted(call, answer, (account, role) -> accounts.add(account));
            return call.is("listAccountPermissions") && answer.success()
                    ? answer.mapObject(json -> {
                        json.path("list").forEach(row -> {
                            if (accounts.contains(row.path("accountId").asString(""))) {
                                ((ObjectNode) row).remove(List.of("funcPerms", "dataPerms"));
                            }
                        });
                        return json;
                    })
                    : answer;
        });
    }

    private Fault asGranted(String operation, String list, String id, String key) {
        Map<String, List<String>> order = new ConcurrentHashMap<>();
        return new Fault(LISTS, "orders roles as they were granted in " + operation, (call, server) -> {
            Answer answer = server.answer(call);
            granted(call, answer, (account, role) -> {
                List<String> roles = order.computeIfAbsent(account, other -> new ArrayList<>());
                if (!roles.contains(role)) {
                    roles.add(role);
                }
            });
            return call.is(operation) && answer.success()
                    ? answer.mapObject(json -> {
                        (list.isEmpty() ? Stream.of(json) : json.path(list).valueStream()).forEach(row -> {
                            List<String> roles = order.getOrDefault(
                                    list.isEmpty()
                                            ? stored.account(call)
                                            : row.path(id).asString(""),
                                    List.of());
                            if (row.path("roles") instanceof ArrayNode all) {
                                List<JsonNode> sorted = all.valueStream()
                                        .sorted(Comparator.comparing(role ->
                                                roles.indexOf(role.path(key).asString(""))))
                                        .toList();
                                ((ObjectNode) row).putArray("roles").addAll(sorted);
                            }
                        });
                        return json;
                    })
                    : answer;
        });
    }

    private Fault deletedRows() {
        Map<String, Set<String>> deleted = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "lists deleted accounts in listAccountPermissions", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("deleteAccount") && answer.success()) {
                deleted.computeIfAbsent(stored.app(call), app -> new HashSet<>())
                        .add(stored.account(call));
            }
            Set<String> accounts = deleted.getOrDefault(stored.app(call), Set.of());
            return call.is("listAccountPermissions") && answer.success() && !accounts.isEmpty()
                    ? answer.mapObject(json -> {
                        if (json.path("list").size() < json.path("size").intValue()) {
                            accounts.forEach(account ->
                                    ((ArrayNode) json.path("list")).addObject().put("accountId", account));
                        }
                        return json.put("total", json.path("total").intValue() + accounts.size());
                    })
                    : answer;
        });
    }
}

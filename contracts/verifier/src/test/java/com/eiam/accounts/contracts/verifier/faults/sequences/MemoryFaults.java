package com.eiam.accounts.contracts.verifier.faults.sequences;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that remember in a cache or in a table of the past. */
final class MemoryFaults implements Faults {

    private final Stored stored;

    MemoryFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(permissions(), state(), formerNames(), removedAgain(), bindingOrder(), nameOrder());
    }

    private Fault permissions() {
        Map<String, byte[]> cache = new ConcurrentHashMap<>();
        return new Fault(LISTS, "answers permissions from a cache that only additions empty", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("addAccountRoles") || call.is("deleteAccount")) {
                cache.remove(stored.account(call));
            }
            return call.is("getAccountPermissions") && answer.success()
                    ? answer.withBody(cache.computeIfAbsent(stored.account(call), account -> answer.body()))
                    : answer;
        });
    }

    private Fault state() {
        Map<String, JsonNode> cache = new ConcurrentHashMap<>();
        return new Fault(LISTS, "answers disabled from a cache that only an update empties", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("updateAccount")) {
                cache.remove(stored.account(call));
            }
            return call.is("getAccount") && answer.success()
                    ? answer.mapObject(json -> json.set(
                            "disabled", cache.computeIfAbsent(stored.account(call), account -> json.path("disabled"))))
                    : answer;
        });
    }

    private Fault formerNames() {
        Map<String, Set<String>> former = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "refuses to give an account a name back that it had", (call, server) -> {
            if (!call.is("updateAccount")) {
                return server.answer(call);
            }
            String name = NameKey.of(Stored.text(call, "account_name").orElse(""));
            Set<String> names = former.computeIfAbsent(stored.account(call), account -> new HashSet<>());
            if (names.contains(name)) {
                return Stored.refuse(call, server, "APP.ACCOUNT.0013");
            }
            Optional<String> before = stored.read(call, server)
                    .map(account -> NameKey.of(account.path("account_name").stringValue()));
            Answer answer = server.answer(call);
            before.filter(old -> answer.success() && !old.equals(name)).ifPresent(names::add);
            return answer;
        });
    }

    private Fault removedAgain() {
        Map<String, Set<String>> removed = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "removes a role again that was removed", (call, server) -> {
            Answer answer = server.answer(call);
            Set<String> marked = removed.computeIfAbsent(stored.account(call), account -> new HashSet<>());
            List<String> done = answer.json().stream()
                    .flatMap(json -> json.path("success_list").valueStream())
                    .map(JsonNode::stringValue)
                    .toList();
            if (call.is("addAccountRoles")) {
                done.forEach(marked::remove);
            }
            if (!call.is("removeAccountRoles") || !answer.success()) {
                return answer;
            }
            marked.addAll(done);
            return answer.mapObject(json -> {
                ArrayNode success = json.putArray("success_list");
                ArrayNode fail = json.putArray("fail_list");
                call.texts("role_ids").stream()
                        .distinct()
                        .forEach(id -> (marked.contains(id) ? success : fail).add(id));
                return json;
            });
        });
    }

    private Fault bindingOrder() {
        Map<String, List<String>> bound = new ConcurrentHashMap<>();
        return new Fault(LISTS, "lists users in the order in which they were bound", (call, server) -> {
            Answer answer = server.answer(call);
            List<String> names = bound.computeIfAbsent(stored.account(call), MemoryFaults::ofTenant);
            List<String> sent =
                    call.texts("user_names").stream().map(NameKey::of).toList();
            if (call.is("bindPublicAccountUsers") && answer.success()) {
                sent.stream().filter(name -> !names.contains(name)).forEach(names::add);
            }
            if (call.is("unbindPublicAccountUsers") && answer.success()) {
                names.removeAll(sent);
            }
            Comparator<JsonNode> order = Comparator.comparing(
                    user -> names.indexOf(NameKey.of(user.path("userName").stringValue())));
            return call.is("listPublicAccountUsers") && answer.success()
                    ? answer.mapObject(json -> paged(
                            call,
                            json,
                            "associated_users",
                            stored.users(call, server).stream().sorted(order)))
                    : answer;
        });
    }

    private static List<String> ofTenant(String account) {
        return Stored.TENANT.applications().stream()
                .flatMap(application -> application.accounts().stream())
                .filter(entry -> entry.accountId().equals(account))
                .flatMap(entry -> entry.users().stream())
                .map(NameKey::of)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Fault nameOrder() {
        return new Fault(LISTS, "lists permissions by the names of the accounts", (call, server) -> {
            Answer answer = server.answer(call);
            if (!call.is("listAccountPermissions") || !answer.success()) {
                return answer;
            }
            Map<String, String> names = stored.accounts(call, server, "").stream()
                    .collect(Collectors.toMap(
                            account -> account.path("id").stringValue(),
                            account -> account.path("account_name").stringValue()));
            Stream<JsonNode> rows = Stream.of("0", "1", "2")
                    .flatMap(offset -> server.also(
                                    call.withParameter("offset", offset).withParameter("limit", "50"))
                            .json()
                            .orElseThrow()
                            .path("list")
                            .valueStream())
                    .sorted(Comparator.comparing(
                            row -> names.get(row.path("accountId").stringValue())));
            return answer.mapObject(json -> paged(call, json, "list", rows));
        });
    }

    private static ObjectNode paged(Call call, ObjectNode json, String key, Stream<JsonNode> rows) {
        int limit = number(call, "limit");
        List<JsonNode> page =
                rows.skip((long) number(call, "offset") * limit).limit(limit).toList();
        json.putArray(key).addAll(page);
        return json;
    }

    private static int number(Call call, String name) {
        return call.parameters().stream()
                .filter(pair -> pair.name().equals(name))
                .map(pair -> Integer.parseInt(pair.value()))
                .findFirst()
                .orElse(0);
    }
}

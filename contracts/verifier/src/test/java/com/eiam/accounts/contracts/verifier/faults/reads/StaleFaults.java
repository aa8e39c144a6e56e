package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose lists and indexes do not follow a change. */
final class StaleFaults implements Faults {

    private final Stored stored;

    StaleFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                newName(),
                addedRoles(),
                disabled(),
                Fault.changedResponse(
                        LISTS,
                        "counts the users of the page in listPublicAccountUsers",
                        (call, answer) -> call.is("listPublicAccountUsers") && answer.success(),
                        answer -> answer.mapObject(json ->
                                json.put("total", json.path("associated_users").size()))));
    }

    private Fault newName() {
        Set<String> names = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "gives the new name of a renamed account to another one", (call, server) -> {
            String name = Stored.text(call, "account_name").orElse("");
            String key = stored.app(call) + NameKey.of(name);
            Optional<ObjectNode> before = call.is("updateAccount") ? stored.read(call, server) : Optional.empty();
            Answer answer = server.answer(call);
            if (answer.success()
                    && before.map(account -> account.path("account_name").asString(""))
                            .filter(old -> !NameKey.of(old).equals(NameKey.of(name)))
                            .isPresent()) {
                names.add(key);
            }
            return Stored.creates(call) && answer.code().equals("APP.ACCOUNT.0013") && names.contains(key)
                    ? server.also(Stored.edit(call, json -> json.put("account_name", name + "\u200b")))
                    : answer;
        });
    }

    private Fault addedRoles() {
        Map<String, Set<String>> added = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "shows no added roles in listAccountPermissions", (call, server) -> {
            List<String> before = call.is("addAccountRoles")
                    ? stored.read(call, server).stream()
                            .flatMap(account -> account.path("roles").valueStream())
                            .map(role -> role.path("role_id").asString(""))
                            .toList()
                    : List.of();
            Answer answer = server.answer(call);
            if (call.is("addAccountRoles") && answer.success()) {
                Set<String> roles = added.computeIfAbsent(stored.account(call), account -> new HashSet<>());
                answer.json()
                        .orElseThrow()
                        .path("success_list")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(role -> !before.contains(role))
                        .forEach(roles::add);
            }
            return call.is("listAccountPermissions") && answer.success()
                    ? answer.mapObject(json -> {
                        json.path("list").forEach(row -> {
                            Set<String> hidden =
                                    added.getOrDefault(row.path("accountId").asString(""), Set.of());
                            if (row.path("roles") instanceof ArrayNode roles) {
                                roles.removeIf(
                                        role -> hidden.contains(role.path("id").asString("")));
                                if (roles.isEmpty()) {
                                    ((ObjectNode) row).remove("roles");
                                }
                            }
                        });
                        return json;
                    })
                    : answer;
        });
    }

    private Fault disabled() {
        Map<String, JsonNode> before = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "lists no effect of enableAccount and disableAccount", (call, server) -> {
            if (call.is("enableAccount") || call.is("disableAccount")) {
                stored.read(call, server)
                        .ifPresent(account -> before.putIfAbsent(stored.account(call), account.path("disabled")));
            }
            if (call.is("updateAccount") && Stored.value(call, "disabled").isBoolean()) {
                before.remove(stored.account(call));
            }
            Answer answer = server.answer(call);
            return call.is("listAccounts") && answer.success()
                    ? answer.mapObject(json -> {
                        json.path("accounts")
                                .forEach(row -> ((ObjectNode) row)
                                        .set(
                                                "disabled",
                                                before.getOrDefault(
                                                        row.path("id").asString(""), row.path("disabled"))));
                        return json;
                    })
                    : answer;
        });
    }
}

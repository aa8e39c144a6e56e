package com.eiam.accounts.contracts.verifier.faults.sequences;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers that go wrong between two changes: they touch too much, forget, or show a change in some reads only. */
final class LifeFaults implements Faults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Api api;

    LifeFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(updates(), touched(), afterwards(), reads()).flatMap(faults -> faults);
    }

    private Stream<Fault> updates() {
        return Stream.of(
                update(
                        "enables a disabled account when disabled is left out",
                        json -> json.path("disabled").isBoolean() ? json : json.put("disabled", false)),
                update("ignores that an attribute is null", json -> {
                    if (json.path("extension") instanceof ObjectNode extension) {
                        extension.removeIf(JsonNode::isNull);
                    }
                    return json;
                }),
                update(
                        "does not change a name alone",
                        json -> json.has("disabled") || json.has("extension") ? json : json.without("name")),
                cleared(
                        "clears the name when it is null",
                        "updateAccount",
                        "name",
                        json -> json.path("name").isNull()),
                cleared(
                        "clears the name when it is empty",
                        "updateAccount",
                        "name",
                        json -> json.path("name").asString("x").isEmpty()),
                cleared("clears the name when it is left out", "updateAccount", "name", json -> !json.has("name")),
                cleared(
                        "clears the organisation when it is empty",
                        "updateAccount",
                        "org_id",
                        json -> json.path("org_code").asString("x").isEmpty()),
                cleared(
                        "clears the organisation when it is left out",
                        "updateAccount",
                        "org_id",
                        json -> !json.has("org_code")));
    }

    private static Fault update(String name, UnaryOperator<ObjectNode> change) {
        return Fault.changedRequest(CHANGES, name, call -> call.is("updateAccount") ? call.mapObject(change) : call);
    }

    private Stream<Fault> touched() {
        return Stream.of(
                cleared("clears the name on enableAccount", "enableAccount", "name", json -> true),
                cleared("clears the name on disableAccount", "disableAccount", "name", json -> true),
                cleared("clears the organisation on addAccountRoles", "addAccountRoles", "org_id", json -> true),
                cleared("clears the name on bindPublicAccountOwner", "bindPublicAccountOwner", "name", json -> true),
                after("takes the roles on updateAccount", "updateAccount", "removeAccountRoles", "role_id"),
                after("takes the roles on enableAccount", "enableAccount", "removeAccountRoles", "role_id"),
                after(
                        "unbinds all users on bindPublicAccountOwner",
                        "bindPublicAccountOwner",
                        "unbindPublicAccountUsers",
                        "user_name"));
    }

    /** A server that loses a value: no read shows it from then on. */
    private Fault cleared(String name, String operation, String key, Predicate<JsonNode> when) {
        Set<String> accounts = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is(operation) && answer.success() && when.test(call.json().orElse(JSON.objectNode()))) {
                accounts.add(api.pathValue(call, "account_id"));
            }
            return call.is("getAccount") && answer.success() && accounts.contains(api.pathValue(call, "account_id"))
                    ? answer.mapObject(json -> json.putNull(key))
                    : answer;
        });
    }

    private Fault after(String name, String operation, String more, String kind) {
        ArrayNode all = JSON.arrayNode();
        api.identifiers(kind).forEach(all::add);
        return new Fault(CHANGES, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is(operation) && answer.success()) {
                server.also(api.sameAccount(call, more)
                        .withBody((JsonNode) JSON.objectNode().set(kind + "s", all)));
            }
            return answer;
        });
    }

    private Stream<Fault> afterwards() {
        return Stream.of(
                keepsTaken("keeps the name of a deleted account taken", "deleteAccount"),
                keepsTaken("keeps the old name of an account taken", "updateAccount"),
                Fault.changedResponse(
                        CHANGES,
                        "deletes a deleted account again",
                        (call, answer) -> call.is("deleteAccount")
                                && answer.code().equals("APP.ACCOUNT.0028")
                                && !api.identifiers("account_id").contains(api.pathValue(call, "account_id"))
                                && !api.pathValue(call, "account_id").startsWith("1970"),
                        answer -> answer.withStatus(204).withBody(new byte[0]).withoutHeader("Content-Type")),
                again(
                        "refuses to enable an enabled account",
                        "enableAccount",
                        account -> !account.path("disabled").booleanValue()),
                again(
                        "refuses to disable a disabled account",
                        "disableAccount",
                        account -> account.path("disabled").booleanValue()),
                again(
                        "refuses a role that the account holds",
                        "addAccountRoles",
                        account -> !account.path("roles").isEmpty()),
                again(
                        "refuses an update that changes nothing",
                        "updateAccount",
                        account -> account.path("disabled").booleanValue()));
    }

    private Fault keepsTaken(String name, String operation) {
        Set<String> names = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, name, (call, server) -> {
            if (call.is(operation)) {
                server.also(api.sameAccount(call, "getAccount").withBearer(server.token("sandbox")))
                        .json()
                        .map(account ->
                                account.path("account_name").asString("").toLowerCase(Locale.ROOT))
                        .ifPresent(names::add);
            }
            boolean taken = call.operation().startsWith("create")
                    && call.json()
                            .filter(json -> names.contains(
                                    json.path("account_name").asString("").toLowerCase(Locale.ROOT)))
                            .isPresent();
            return taken ? refused(server.pretend(call), "APP.ACCOUNT.0013") : server.answer(call);
        });
    }

    private Answer refused(Answer answer, String code) {
        return answer.withStatus(400)
                .withHeader("Content-Type", "application/json;charset=utf-8")
                .withBody(api.entry(code).path("value"));
    }

    /** A server that refuses what an account is already. */
    private Fault again(String name, String operation, Predicate<JsonNode> is) {
        return new Fault(CHANGES, name, (call, server) -> {
            boolean already = call.is(operation)
                    && server.also(api.sameAccount(call, "getAccount").withBearer(server.token("sandbox")))
                            .json()
                            .filter(is)
                            .isPresent();
            return already ? refused(server.pretend(call), "APP.ACCOUNT.0028") : server.answer(call);
        });
    }

    private Stream<Fault> reads() {
        return Stream.of(
                rows("never lists a created account", "listAccounts", "id", null, null),
                rows(
                        "never lists the permissions of a created account",
                        "listAccountPermissions",
                        "accountId",
                        null,
                        null),
                rows("lists every account as enabled", "listAccounts", "id", "disabled", JSON.booleanNode(false)),
                rows("lists accounts without their roles", "listAccounts", "id", "roles", JSON.arrayNode()),
                rows("lists accounts without free attributes", "listAccounts", "id", "extension", JSON.objectNode()),
                rows("lists accounts without their organisation", "listAccounts", "id", "org_id", JSON.nullNode()),
                stale("shows the name in lists as it was first", "name"),
                stale("shows the account name in lists as it was first", "account_name"));
    }

    /** A server whose list leaves out created accounts, or shows a value of them wrongly. */
    private Fault rows(String name, String operation, String id, String key, JsonNode value) {
        return Fault.changedResponse(
                CHANGES,
                name,
                (call, answer) -> call.is(operation) && answer.success(),
                answer -> answer.mapObject(json -> {
                    json.properties().forEach(entry -> {
                        if (entry.getValue() instanceof ArrayNode list) {
                            int before = list.size();
                            list.removeIf(
                                    row -> key == null && isCreated(row.path(id).asString()));
                            json.put("total", json.path("total").intValue() - before + list.size());
                            list.forEach(row -> {
                                if (key != null && isCreated(row.path(id).asString())) {
                                    ((ObjectNode) row).set(key, value);
                                }
                            });
                        }
                    });
                    return json;
                }));
    }

    private boolean isCreated(String id) {
        return !api.identifiers("account_id").contains(id);
    }

    private Fault stale(String name, String key) {
        Map<String, JsonNode> first = new ConcurrentHashMap<>();
        return Fault.changedResponse(
                CHANGES,
                name,
                (call, answer) -> call.is("listAccounts") && answer.success(),
                answer -> answer.mapObject(json -> {
                    json.path("accounts").forEach(row -> {
                        JsonNode known = first.putIfAbsent(row.path("id").asString(), row.path(key));
                        if (known != null) {
                            ((ObjectNode) row).set(key, known);
                        }
                    });
                    return json;
                }));
    }
}

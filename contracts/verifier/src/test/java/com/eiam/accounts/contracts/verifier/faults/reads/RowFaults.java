package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose queries join, alias or limit the wrong rows. */
final class RowFaults implements Faults {

    private final Stored stored;

    RowFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                Fault.changedResponse(
                        LISTS,
                        "lists the account name for a missing display name",
                        (call, answer) -> call.is("listAccounts") && answer.success()
                                ? answer.mapObject(json -> {
                                    json.path("accounts").forEach(row -> {
                                        if (row.path("name").isNull()) {
                                            ((ObjectNode) row).set("name", row.path("account_name"));
                                        }
                                    });
                                    return json;
                                })
                                : answer),
                new Fault(LISTS, "lists whether the account is disabled for its users", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("listPublicAccountUsers") && answer.success()
                            ? answer.mapObject(json -> {
                                JsonNode disabled =
                                        stored.read(call, server).orElseThrow().path("disabled");
                                json.path("associated_users")
                                        .forEach(user -> ((ObjectNode) user).set("disabled", disabled));
                                return json;
                            })
                            : answer;
                }),
                first("extension", "free attributes"),
                first("org_id", "organisation"),
                total(),
                joined(),
                Fault.refusing(
                        LISTS,
                        "refuses more than 50 users in a page",
                        "OAP.PAGE.0002",
                        call -> call.is("listPublicAccountUsers") && limit(call) > 50));
    }

    private static int number(Call call, String name) {
        return call.parameters().stream()
                .filter(pair -> pair.name().equals(name) && pair.value().matches("[0-9]{1,3}"))
                .map(pair -> Integer.parseInt(pair.value()))
                .findFirst()
                .orElse(0);
    }

    private static int limit(Call call) {
        return number(call, "limit");
    }

    private Fault first(String key, String words) {
        Map<String, JsonNode> first = new ConcurrentHashMap<>();
        return new Fault(LISTS, "lists the " + words + " that accounts had at first", (call, server) -> {
            if (call.is("updateAccount")) {
                stored.read(call, server)
                        .ifPresent(account -> first.putIfAbsent(stored.account(call), account.path(key)));
            }
            Answer answer = server.answer(call);
            return call.is("listAccounts") && answer.success()
                    ? answer.mapObject(json -> {
                        json.path("accounts")
                                .forEach(row -> ((ObjectNode) row)
                                        .set(
                                                key,
                                                first.getOrDefault(
                                                        row.path("id").stringValue(), row.path(key))));
                        return json;
                    })
                    : answer;
        });
    }

    private Fault total() {
        return new Fault(LISTS, "counts the accounts with roles only in listAccountPermissions", (call, server) -> {
            Answer answer = server.answer(call);
            return call.is("listAccountPermissions") && answer.success()
                    ? answer.mapObject(json -> json.put(
                            "total",
                            stored.accounts(call, server, "").stream()
                                    .filter(account -> !account.path("roles").isEmpty())
                                    .count()))
                    : answer;
        });
    }

    private record Joined(JsonNode row, JsonNode role) {}

    private Fault joined() {
        return new Fault(
                LISTS, "counts the roles of the accounts for the page in listAccountPermissions", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (!call.is("listAccountPermissions") || !answer.success()) {
                        return answer;
                    }
                    List<Joined> rows = Stream.of("0", "1", "2")
                            .flatMap(offset -> server.also(
                                            call.withParameter("offset", offset).withParameter("limit", "50"))
                                    .json()
                                    .orElseThrow()
                                    .path("list")
                                    .valueStream())
                            .flatMap(row -> row.has("roles")
                                    ? row.path("roles").valueStream().map(role -> new Joined(row, role))
                                    : Stream.of(new Joined(row, Stored.JSON.missingNode())))
                            .toList();
                    List<Joined> page = rows.stream()
                            .skip((long) number(call, "offset") * limit(call))
                            .limit(limit(call))
                            .toList();
                    return answer.mapObject(json -> {
                        ArrayNode list = json.putArray("list");
                        page.stream().map(Joined::row).distinct().forEach(row -> {
                            ObjectNode copy = (ObjectNode) row.deepCopy();
                            List<JsonNode> roles = page.stream()
                                    .filter(joined ->
                                            joined.row() == row && joined.role().isObject())
                                    .map(Joined::role)
                                    .toList();
                            if (!roles.isEmpty()) {
                                copy.putArray("roles").addAll(roles);
                            }
                            list.add(copy);
                        });
                        return json;
                    });
                });
    }
}

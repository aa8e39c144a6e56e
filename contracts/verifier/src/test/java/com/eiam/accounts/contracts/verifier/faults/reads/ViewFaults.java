package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that read or count something wrongly in one list only. */
final class ViewFaults implements Faults {

    private final Stored stored;

    ViewFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(views(), pages()).flatMap(faults -> faults);
    }

    private Stream<Fault> views() {
        return Stream.of(
                Fault.changedResponse(
                        LISTS,
                        "leaves texts of more than 256 characters out of listAccounts",
                        (call, answer) -> call.is("listAccounts")
                                ? Stored.shown(
                                        call,
                                        answer,
                                        account -> ((ObjectNode) account.path("extension"))
                                                .removeIf(value -> value.isString()
                                                        && value.stringValue().length() > 256))
                                : answer),
                Fault.changedResponse(
                        LISTS,
                        "lists accounts of one type without their organisation",
                        (call, answer) -> typed(call) && answer.success()
                                ? answer.mapObject(json -> {
                                    json.path("accounts").forEach(row -> ((ObjectNode) row).putNull("org_id"));
                                    return json;
                                })
                                : answer),
                new Fault(LISTS, "lists no data of disabled accounts in listAccountPermissions", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (!call.is("listAccountPermissions") || !answer.success()) {
                        return answer;
                    }
                    List<String> disabled = stored.accounts(call, server, "").stream()
                            .filter(account -> account.path("disabled").booleanValue())
                            .map(account -> account.path("id").asString(""))
                            .toList();
                    return answer.mapObject(json -> {
                        json.path("list").forEach(row -> {
                            if (disabled.contains(row.path("accountId").asString(""))) {
                                ((ObjectNode) row).remove("dataPerms");
                            }
                        });
                        return json;
                    });
                }),
                Fault.changedResponse(
                        LISTS,
                        "leaves out disabled accounts in a list of basic accounts",
                        (call, answer) -> typed(call) && call.query().contains("BASIC") && answer.success()
                                ? answer.mapObject(json -> {
                                    List<JsonNode> rows = json.path("accounts")
                                            .valueStream()
                                            .filter(row -> !row.path("disabled").booleanValue())
                                            .toList();
                                    json.putArray("accounts").addAll(rows);
                                    return json;
                                })
                                : answer),
                new Fault(LISTS, "counts an owner among the users who is not bound, if others are", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (!call.is("listPublicAccountUsers") || !answer.success()) {
                        return answer;
                    }
                    Optional<ObjectNode> owner =
                            stored.read(call, server, "getPublicAccountOwner", stored.account(call));
                    List<JsonNode> users = stored.users(call, server);
                    return !users.isEmpty()
                                    && owner.isPresent()
                                    && users.stream()
                                            .noneMatch(user -> user.path("id")
                                                    .equals(owner.get().path("user_id")))
                            ? answer.mapObject(json -> json.put("total", users.size() + 1))
                            : answer;
                }));
    }

    private static boolean typed(Call call) {
        return call.is("listAccounts") && call.query().contains("_ACCOUNT");
    }

    private static Stream<Fault> pages() {
        return Stream.of(
                Fault.changedResponse(
                        LISTS,
                        "counts no users beyond the last page",
                        (call, answer) -> call.is("listPublicAccountUsers") && answer.success()
                                ? answer.mapObject(
                                        json -> json.path("associated_users").isEmpty() ? json.put("total", 0) : json)
                                : answer),
                most("listAccounts", 50),
                most("listPublicAccountUsers", 20),
                Fault.changedResponse(
                        LISTS,
                        "numbers a page beyond the last one 0 in listAccountPermissions",
                        (call, answer) -> call.is("listAccountPermissions") && answer.success()
                                ? answer.mapObject(json -> json.path("list").isEmpty() ? json.put("number", 0) : json)
                                : answer));
    }

    private static Fault most(String operation, int most) {
        return Fault.changedRequest(
                LISTS,
                "gives at most " + most + " rows in a page of " + operation,
                call -> call.is(operation)
                                && call.parameters().stream()
                                        .anyMatch(pair -> pair.name().equals("limit")
                                                && pair.value().matches("[0-9]{1,3}")
                                                && Integer.parseInt(pair.value()) > most
                                                && Integer.parseInt(pair.value()) <= 100)
                        ? call.withParameter("limit", "" + most)
                        : call);
    }
}

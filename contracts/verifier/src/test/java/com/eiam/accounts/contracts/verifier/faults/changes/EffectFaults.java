package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.Tenant;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose changes reach too far or not far enough. */
final class EffectFaults implements Faults {

    private final Stored stored;

    EffectFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(roles(), accounts(), owners()).flatMap(faults -> faults);
    }

    private Stream<Fault> roles() {
        return Stream.of(
                new Fault(CHANGES, "removes all roles if one of a request is unknown", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (call.is("removeAccountRoles") && answer.text().contains("\"fail_list\":[\"")) {
                        List<String> all = stored.read(call, server).stream()
                                .flatMap(account -> account.path("roles").valueStream())
                                .map(role -> role.path("role_id").stringValue())
                                .toList();
                        if (!all.isEmpty()) {
                            stored.change(call, server, stored.account(call), "removeAccountRoles", "role_ids", all);
                        }
                    }
                    return answer;
                }),
                repeatedFails("addAccountRoles"),
                repeatedFails("removeAccountRoles"),
                new Fault(CHANGES, "replaces the role where one is allowed", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (!answer.code().equals("APP.ROLE.0004")) {
                        return answer;
                    }
                    List<String> old = stored.read(call, server)
                            .orElseThrow()
                            .path("roles")
                            .valueStream()
                            .map(role -> role.path("role_id").stringValue())
                            .toList();
                    if (old.isEmpty()) {
                        return answer;
                    }
                    stored.change(call, server, stored.account(call), "removeAccountRoles", "role_ids", old);
                    return server.also(call.withFirst("role_ids", 1));
                }));
    }

    private static Fault repeatedFails(String operation) {
        return Fault.changedResponse(
                CHANGES, "also puts a repeated role into fail_list in " + operation, (call, answer) -> {
                    List<String> ids = call.texts("role_ids");
                    return call.is(operation) && answer.success() && new HashSet<>(ids).size() < ids.size()
                            ? answer.mapObject(json -> {
                                json.withArray("fail_list").add(ids.get(ids.size() - 1));
                                return json;
                            })
                            : answer;
                });
    }

    private Stream<Fault> accounts() {
        return Stream.of(
                new Fault(
                        CHANGES, "acknowledges enableAccount for an account of another application", (call, server) -> {
                            Answer answer = server.answer(call);
                            boolean known = Stored.TENANT.applications().stream()
                                    .flatMap(application -> application.accounts().stream())
                                    .anyMatch(account -> account.accountId().equals(stored.account(call)));
                            return call.is("enableAccount") && answer.code().equals("APP.ACCOUNT.0028") && known
                                    ? answer.withStatus(200).withBody((JsonNode)
                                            Stored.JSON.objectNode().put("account_id", stored.account(call)))
                                    : answer;
                        }),
                new Fault(CHANGES, "deletes all accounts whose names begin with the name", (call, server) -> {
                    Optional<ObjectNode> before =
                            call.is("deleteAccount") ? stored.read(call, server) : Optional.empty();
                    Answer answer = server.answer(call);
                    if (before.isPresent() && answer.success()) {
                        String name = before.get().path("account_name").stringValue();
                        stored.accounts(call, server, "").stream()
                                .filter(account -> account.path("account_name")
                                        .stringValue()
                                        .startsWith(name))
                                .forEach(account -> server.also(call.withPath(call.path()
                                        .replace(
                                                stored.account(call),
                                                account.path("id").stringValue()))));
                    }
                    return answer;
                }),
                new Fault(CHANGES, "changes a display name that equals the account name with it", (call, server) -> {
                    boolean same = call.is("updateAccount")
                            && !Stored.value(call, "name").isString()
                            && stored.read(call, server)
                                    .filter(account -> account.path("name").equals(account.path("account_name")))
                                    .isPresent();
                    return server.answer(
                            same ? Stored.edit(call, json -> json.set("name", json.path("account_name"))) : call);
                }),
                Fault.changedRequest(
                        CHANGES,
                        "trims display names in updateAccount",
                        call -> call.is("updateAccount")
                                ? Stored.edit(
                                        call,
                                        json -> json.path("name").isString()
                                                ? json.put(
                                                        "name",
                                                        json.path("name")
                                                                .stringValue()
                                                                .strip())
                                                : json)
                                : call),
                Fault.changedRequest(
                        CHANGES,
                        "drops a free attribute that is called error",
                        call -> Stored.writesAccount(call)
                                ? Stored.edit(call, json -> {
                                    if (json.path("extension") instanceof ObjectNode extension) {
                                        extension.remove("error");
                                    }
                                    return json;
                                })
                                : call),
                new Fault(
                        CHANGES,
                        "also disables the account of the same name in another application",
                        this::disableTwice));
    }

    private Answer disableTwice(Call call, CorrectServer server) throws IOException {
        Answer answer = server.answer(call);
        if (call.is("disableAccount") && answer.success()) {
            String name =
                    stored.read(call, server).orElseThrow().path("account_name").stringValue();
            for (Tenant.App other : Stored.TENANT.applications()) {
                other.accounts().stream()
                        .filter(account -> account.accountName().equals(name))
                        .forEach(account -> server.also(call.withPath(call.path()
                                .replace(stored.app(call), other.appId())
                                .replace(stored.account(call), account.accountId()))));
            }
        }
        return answer;
    }

    private Stream<Fault> owners() {
        return Stream.of(
                new Fault(
                        CHANGES,
                        "refuses a disabled user as the owner",
                        (call, server) -> call.is("bindPublicAccountOwner")
                                        && Stored.text(call, "user_name")
                                                .flatMap(Stored.TENANT::userNamed)
                                                .filter(Tenant.User::disabled)
                                                .isPresent()
                                ? Stored.refuse(call, server, "APP.ACCOUNT.0037")
                                : server.answer(call)),
                new Fault(CHANGES, "refuses the owner who owns the account already", (call, server) -> {
                    if (!call.is("bindPublicAccountOwner")) {
                        return server.answer(call);
                    }
                    String name =
                            Stored.text(call, "user_name").map(NameKey::of).orElse("");
                    boolean owner = stored.change(call, server, "getPublicAccountOwner", "")
                            .json()
                            .filter(json -> NameKey.of(json.path("user_name").asString(""))
                                    .equals(name))
                            .isPresent();
                    return owner ? Stored.refuse(call, server, "APP.ACCOUNT.0013") : server.answer(call);
                }));
    }
}

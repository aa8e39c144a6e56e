package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose changes reach accounts and users that the request does not name. */
final class CascadeFaults implements Faults {

    private final Api api;
    private final Stored stored;
    private final Map<String, String> holders = new ConcurrentHashMap<>();

    CascadeFaults(Api api) {
        this.api = api;
        this.stored = new Stored(api);
        Stored.TENANT.applications().stream()
                .flatMap(application -> application.accounts().stream())
                .filter(account -> account.user() != null)
                .forEach(account -> holders.put(account.accountId(), account.user()));
    }

    @Override
    public Stream<Fault> all() {
        return Stream.concat(
                Stream.of("deleteAccount", "enableAccount", "bindPublicAccountUsers", "bindPublicAccountOwner")
                        .map(this::elsewhere),
                Stream.of(rolesOfAll(), bindings(), ownerships(), enablesUsers(), disablesOwner()));
    }

    private Fault elsewhere(String operation) {
        return new Fault(
                CHANGES,
                "calls " + operation + " on accounts of other applications, and refuses it",
                (call, server) -> {
                    Answer answer = server.answer(call);
                    if (call.is(operation)
                            && (answer.code().equals("APP.ACCOUNT.0028")
                                    || answer.code().equals("APP.ACCOUNT.0038"))) {
                        Stored.TENANT.applications().stream()
                                .filter(application -> !application.appId().equals(stored.app(call)))
                                .map(application -> call.withPath(api.path(
                                        operation,
                                        Map.of("app_id", application.appId(), "account_id", stored.account(call)))))
                                .forEach(server::also);
                    }
                    return answer;
                });
    }

    private Fault rolesOfAll() {
        return new Fault(CHANGES, "takes the roles of a deleted account from all accounts", (call, server) -> {
            List<String> roles = call.is("deleteAccount")
                    ? stored.read(call, server).stream()
                            .flatMap(account -> account.path("roles").valueStream())
                            .map(role -> role.path("role_id").stringValue())
                            .toList()
                    : List.of();
            Answer answer = server.answer(call);
            if (answer.success() && !roles.isEmpty()) {
                stored.changeAll(call, server, "", "removeAccountRoles", "role_ids", roles);
            }
            return answer;
        });
    }

    /** The username of the holder of a basic account that is deleted; empty if there is none. */
    private String holder(Call call, Answer answer) {
        if (call.is("createBasicAccount") && answer.success()) {
            Stored.TENANT
                    .user(Stored.text(call, "user_id").orElse(""))
                    .map(Tenant.User::userName)
                    .ifPresent(user -> holders.put(Stored.created(answer), user));
        }
        return call.is("deleteAccount") && answer.success() ? holders.getOrDefault(stored.account(call), "") : "";
    }

    private Fault bindings() {
        return new Fault(CHANGES, "unbinds the user of a basic account that it deletes", (call, server) -> {
            Answer answer = server.answer(call);
            String user = holder(call, answer);
            if (!user.isEmpty()) {
                stored.changeAll(
                        call, server, "PUBLIC_ACCOUNT", "unbindPublicAccountUsers", "user_names", List.of(user));
            }
            return answer;
        });
    }

    private Fault ownerships() {
        Set<String> lost = ConcurrentHashMap.newKeySet();
        return new Fault(
                CHANGES, "takes the ownerships of the user of a basic account that it deletes", (call, server) -> {
                    Answer answer = server.answer(call);
                    String user = holder(call, answer);
                    if (!user.isEmpty()) {
                        lost.add(stored.app(call) + user);
                    }
                    return owner(call, answer) && lost.contains(stored.app(call) + name(answer))
                            ? answer.refusing("APP.ACCOUNT.0037")
                            : answer;
                });
    }

    private static boolean owner(Call call, Answer answer) {
        return call.is("getPublicAccountOwner") && answer.success();
    }

    private static String name(Answer answer) {
        return answer.json().orElseThrow().path("user_name").asString("");
    }

    private Fault enablesUsers() {
        Set<String> enabled = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "enables the users that it binds", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("bindPublicAccountUsers") && answer.success()) {
                enabled.addAll(call.texts("user_names"));
            }
            return call.is("listPublicAccountUsers") && answer.success()
                    ? answer.mapObject(json -> {
                        for (JsonNode user : json.path("associated_users")) {
                            if (enabled.contains(user.path("userName").asString(""))) {
                                ((ObjectNode) user).put("disabled", false);
                            }
                        }
                        return json;
                    })
                    : answer;
        });
    }

    private Fault disablesOwner() {
        Set<String> disabled = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "disables the owner of a public account that it disables", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("disableAccount") && answer.success()) {
                ownerOf(call, server).forEach(disabled::add);
            }
            return owner(call, answer) && disabled.contains(name(answer))
                    ? answer.mapObject(json -> json.put("disabled", true))
                    : answer;
        });
    }

    private Stream<String> ownerOf(Call call, CorrectServer server) {
        return stored.read(call, server, "getPublicAccountOwner", stored.account(call)).stream()
                .map(owner -> owner.path("user_name").asString(""));
    }
}

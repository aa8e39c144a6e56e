package com.eiam.accounts.contracts.verifier.faults.changes;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.Tenant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose changes of one account reach other accounts or the user. */
final class HolderFaults implements Faults {

    private final Stored stored;

    HolderFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                others("deletes the other accounts of the same user too", "deleteAccount"),
                others("disables the other accounts of the same user too", "disableAccount"),
                others("enables the other accounts of the same user too", "enableAccount"),
                disablesUser(),
                new Fault(Kind.CHANGES, "clears the organisation of an account that it enables", clears()));
    }

    /** The accounts of the application that one user holds, by the user's id. */
    private Fault others(String name, String operation) {
        Map<String, List<String>> held = new ConcurrentHashMap<>();
        for (Tenant.App app : Stored.TENANT.applications()) {
            app.accounts().stream()
                    .filter(account -> account.user() != null)
                    .forEach(account -> Stored.TENANT
                            .userNamed(account.user())
                            .ifPresent(user -> held.computeIfAbsent(
                                            app.appId() + user.userId(),
                                            key -> Collections.synchronizedList(new ArrayList<>()))
                                    .add(account.accountId())));
        }
        return new Fault(Kind.CHANGES, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("createBasicAccount") && answer.success()) {
                held.computeIfAbsent(
                                stored.app(call) + Stored.text(call, "user_id").orElse(""),
                                key -> Collections.synchronizedList(new ArrayList<>()))
                        .add(Stored.created(answer));
            }
            if (call.is(operation) && answer.success()) {
                held.values().stream()
                        .filter(ids -> ids.contains(stored.account(call)))
                        .flatMap(List::stream)
                        .filter(id -> !id.equals(stored.account(call)))
                        .forEach(id -> stored.change(call, server, id, operation, "ignored", List.of()));
            }
            return answer;
        });
    }

    private Fault disablesUser() {
        Set<String> disabled = ConcurrentHashMap.newKeySet();
        Map<String, String> holders = new ConcurrentHashMap<>();
        Stored.TENANT.applications().stream()
                .flatMap(app -> app.accounts().stream())
                .filter(account -> account.user() != null)
                .forEach(account -> holders.put(account.accountId(), account.user()));
        return new Fault(Kind.CHANGES, "disables the user of a basic account that it disables", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("createBasicAccount") && answer.success()) {
                Stored.text(call, "user_id")
                        .flatMap(Stored.TENANT::user)
                        .ifPresent(user -> holders.put(Stored.created(answer), user.userName()));
            }
            if (call.is("disableAccount") && answer.success() && holders.containsKey(stored.account(call))) {
                disabled.add(holders.get(stored.account(call)));
            }
            if (call.is("getPublicAccountOwner") && answer.success()) {
                return answer.mapObject(json ->
                        disabled.contains(json.path("user_name").stringValue()) ? json.put("disabled", true) : json);
            }
            if (call.is("listPublicAccountUsers") && answer.success()) {
                return answer.mapObject(json -> {
                    json.path("associated_users")
                            .valueStream()
                            .filter(user ->
                                    disabled.contains(user.path("userName").stringValue()))
                            .forEach(user -> ((ObjectNode) user).put("disabled", true));
                    return json;
                });
            }
            return answer;
        });
    }

    private Fault.Behaviour clears() {
        Set<String> cleared = ConcurrentHashMap.newKeySet();
        return (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("enableAccount") && answer.success()) {
                cleared.add(stored.account(call));
            }
            return call.is("getAccount") && answer.success() && cleared.contains(stored.account(call))
                    ? answer.mapObject(json -> json.putNull("org_id"))
                    : answer;
        };
    }
}

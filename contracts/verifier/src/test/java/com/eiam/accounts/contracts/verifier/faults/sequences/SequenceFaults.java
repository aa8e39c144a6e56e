package com.eiam.accounts.contracts.verifier.faults.sequences;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Servers that remember too much or too little between several changes. */
final class SequenceFaults implements Faults {

    private final Stored stored;

    SequenceFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(deletions(), repetitions(), states()).flatMap(faults -> faults);
    }

    private Stream<Fault> deletions() {
        return Stream.of(
                counted("listAccounts"), counted("listAccountPermissions"), deletedTwice(), basicAccountsStay());
    }

    private static String created(Answer answer) {
        return answer.json().orElseThrow().path("account_id").stringValue();
    }

    private Fault counted(String list) {
        Map<String, Integer> deleted = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "counts deleted accounts in " + list, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("deleteAccount") && answer.success()) {
                deleted.merge(stored.app(call), 1, Integer::sum);
            }
            int more = deleted.getOrDefault(stored.app(call), 0);
            return call.is(list) && answer.success() && more > 0
                    ? answer.mapObject(
                            json -> json.put("total", json.path("total").intValue() + more))
                    : answer;
        });
    }

    private static Fault deletedTwice() {
        Set<String> deleted = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "answers 204 if an account is deleted twice", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("deleteAccount") && answer.success()) {
                deleted.add(call.path());
            }
            return call.is("deleteAccount") && answer.code().equals("APP.ACCOUNT.0028") && deleted.contains(call.path())
                    ? answer.withStatus(204).withBody(new byte[0]).withoutHeader("Content-Type")
                    : answer;
        });
    }

    private Fault basicAccountsStay() {
        Set<String> created = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "acknowledges the deletion of a new basic account and keeps it", (call, server) -> {
            if (call.is("deleteAccount") && created.contains(stored.account(call))) {
                return server.pretend(call);
            }
            Answer answer = server.answer(call);
            if (call.is("createBasicAccount") && answer.success()) {
                created.add(created(answer));
            }
            return answer;
        });
    }

    private Stream<Fault> repetitions() {
        return Stream.of(
                onlyOnce("removeAccountRoles", "addAccountRoles", "role_ids"),
                onlyOnce("unbindPublicAccountUsers", "bindPublicAccountUsers", "user_names"));
    }

    /** A server that cannot add again what was removed, but says that it did. */
    private Fault onlyOnce(String remove, String add, String key) {
        Set<String> removed = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "acknowledges " + add + " after " + remove + " and does nothing", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is(remove) && answer.success()) {
                call.texts(key).forEach(text -> removed.add(stored.account(call) + text));
            }
            if (call.is(add) && answer.success()) {
                List<String> again = call.texts(key).stream()
                        .filter(text -> removed.contains(stored.account(call) + text))
                        .toList();
                if (!again.isEmpty()) {
                    stored.change(call, server, stored.account(call), remove, key, again);
                }
            }
            return answer;
        });
    }

    private Stream<Fault> states() {
        return Stream.of(enablesOnlyItsOwn(), oldNamesStay(), ownerIsBound(), ownerIsUnbound(), staleRoles());
    }

    private Fault enablesOnlyItsOwn() {
        Set<String> disabled = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "enables only accounts that disableAccount has disabled", (call, server) -> {
            if (call.is("enableAccount") && !disabled.contains(stored.account(call))) {
                return server.pretend(call);
            }
            if (call.is("disableAccount")) {
                disabled.add(stored.account(call));
            }
            return server.answer(call);
        });
    }

    private Fault oldNamesStay() {
        Set<String> old = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "keeps the old name of a renamed account taken", (call, server) -> {
            String name = stored.app(call)
                    + NameKey.of(Stored.text(call, "account_name").orElse(""));
            if (Stored.writesAccount(call) && old.contains(name)) {
                return Stored.refuse(call, server, "APP.ACCOUNT.0013");
            }
            String before = call.is("updateAccount") ? nameKey(call, server) : name;
            Answer answer = server.answer(call);
            if (call.is("updateAccount") && answer.success() && !before.equals(name)) {
                old.add(before);
            }
            return answer;
        });
    }

    private String nameKey(Call call, CorrectServer server) {
        return stored.app(call)
                + stored.read(call, server)
                        .map(account -> NameKey.of(account.path("account_name").stringValue()))
                        .orElse("");
    }

    private Fault ownerIsBound() {
        return new Fault(CHANGES, "also binds a new owner as a user", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("bindPublicAccountOwner") && answer.success()) {
                List<String> owner = Stored.text(call, "user_name").stream().toList();
                stored.change(call, server, stored.account(call), "bindPublicAccountUsers", "user_names", owner);
            }
            return answer;
        });
    }

    private Fault ownerIsUnbound() {
        Set<String> without = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "takes the ownership from an owner who is unbound as a user", (call, server) -> {
            Answer answer = server.answer(call);
            String account = stored.account(call);
            if (call.is("bindPublicAccountOwner") && answer.success()) {
                without.remove(account);
            }
            if (call.is("unbindPublicAccountUsers") && answer.success()) {
                String owner = stored.change(call, server, "getPublicAccountOwner", "")
                        .json()
                        .map(json -> json.path("user_name").asString(""))
                        .orElse("");
                if (call.texts("user_names").stream()
                        .anyMatch(name -> NameKey.of(name).equals(NameKey.of(owner)))) {
                    without.add(account);
                }
            }
            return call.is("getPublicAccountOwner") && answer.success() && without.contains(account)
                    ? answer.refusing("APP.ACCOUNT.0037")
                    : answer;
        });
    }

    private Fault staleRoles() {
        Map<String, JsonNode> cache = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "answers roles from a cache that only an update empties", (call, server) -> {
            Answer answer = server.answer(call);
            String account = stored.account(call);
            if (call.is("updateAccount")) {
                cache.remove(account);
            }
            return call.is("getAccount") && answer.success()
                    ? answer.mapObject(
                            json -> json.set("roles", cache.computeIfAbsent(account, id -> json.path("roles"))))
                    : answer;
        });
    }
}

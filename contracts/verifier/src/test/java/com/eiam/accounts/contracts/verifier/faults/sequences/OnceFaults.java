package com.eiam.accounts.contracts.verifier.faults.sequences;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Servers that can do something once, and not again. */
final class OnceFaults implements Faults {

    private static final String KEY = "Idempotency-Key";

    private final Stored stored;

    OnceFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                deletes(),
                items("removes a role from an account once only", "removeAccountRoles", "role_ids"),
                items("unbinds a user from an account once only", "unbindPublicAccountUsers", "user_names"),
                disables(),
                twoRepetitions(),
                changes("name"),
                changes("org_code"),
                changes("disabled"));
    }

    /** A server whose index has the name of an account and whether it is deleted. */
    private Fault deletes() {
        Set<String> deleted = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "cannot delete a second account of a name", (call, server) -> {
            if (!call.is("deleteAccount")) {
                return server.answer(call);
            }
            String name = stored.read(call, server)
                    .map(account -> NameKey.of(account.path("account_name").stringValue()))
                    .orElse("");
            if (deleted.contains(stored.app(call) + name)) {
                Answer right = server.pretend(call);
                return right.success() ? right.refusing("HTTP.500").withStatus(500) : right;
            }
            Answer answer = server.answer(call);
            if (answer.success()) {
                deleted.add(stored.app(call) + name);
            }
            return answer;
        });
    }

    private Fault items(String name, String operation, String key) {
        Set<String> done = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, name, (call, server) -> {
            if (!call.is(operation)) {
                return server.answer(call);
            }
            List<String> items = call.texts(key).stream()
                    .map(item -> stored.account(call) + item)
                    .toList();
            boolean again = items.stream().anyMatch(done::contains);
            Answer answer = Stored.answer(call, server, again);
            if (answer.success()) {
                done.addAll(items);
            }
            return answer;
        });
    }

    private Fault disables() {
        Set<String> done = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "disables an account once only", (call, server) -> {
            if (!call.is("disableAccount")) {
                return server.answer(call);
            }
            boolean enabled = stored.read(call, server)
                    .filter(account -> !account.path("disabled").booleanValue())
                    .isPresent();
            Answer answer = Stored.answer(call, server, enabled && done.contains(stored.account(call)));
            if (answer.success() && enabled) {
                done.add(stored.account(call));
            }
            return answer;
        });
    }

    private static Fault twoRepetitions() {
        Map<String, Integer> used = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "forgets an Idempotency-Key that was used twice", (call, server) -> {
            String slot = call.path()
                    + call.header("Authorization").orElse("")
                    + call.header(KEY).orElse("");
            Call right = used.getOrDefault(slot, 0) > 1 ? call.withoutHeader(KEY) : call;
            Answer answer = server.answer(right);
            if (call.header(KEY).isPresent() && answer.success()) {
                used.merge(slot, 1, Integer::sum);
            }
            return answer;
        });
    }

    private Fault changes(String field) {
        Set<String> changed = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "changes " + field + " of an account once only", (call, server) -> {
            if (!call.is("updateAccount")) {
                return server.answer(call);
            }
            Call right = changed.contains(stored.account(call)) ? Stored.edit(call, json -> json.without(field)) : call;
            Answer answer = server.answer(right);
            boolean sent = !Stored.value(call, field).asString("").isEmpty();
            if (answer.success() && sent) {
                changed.add(stored.account(call));
            }
            return answer;
        });
    }
}

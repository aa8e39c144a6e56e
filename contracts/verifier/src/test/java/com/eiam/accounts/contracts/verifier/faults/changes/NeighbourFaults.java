package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Servers whose changes reach another new account of the same application. */
final class NeighbourFaults implements Faults {

    private final Stored stored;

    NeighbourFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        Stream<Fault> sameDisplayName = Stream.of(
                        "enableAccount",
                        "disableAccount",
                        "addAccountRoles",
                        "removeAccountRoles",
                        "bindPublicAccountUsers",
                        "unbindPublicAccountUsers",
                        "bindPublicAccountOwner",
                        "deleteAccount")
                .map(operation -> reachesAll(
                        operation,
                        "with the same display name",
                        call -> Stored.text(call, "name").orElse("")));
        return Stream.concat(
                sameDisplayName,
                Stream.of(
                        reachesAll(
                                "disableAccount",
                                "of the same user",
                                call -> Stored.text(call, "user_id").orElse("")),
                        reachesAll(
                                "deleteAccount",
                                "of the same user",
                                call -> Stored.text(call, "user_id").orElse("")),
                        movesUsers()));
    }

    /** A server that changes every new account of the application that has something in common. */
    private Fault reachesAll(String operation, String which, Function<Call, String> common) {
        Map<String, String> created = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "calls " + operation + " on all new accounts " + which, (call, server) -> {
            Answer answer = server.answer(call);
            if (Stored.creates(call) && answer.success() && !common.apply(call).isEmpty()) {
                created.put(Stored.created(answer), stored.app(call) + common.apply(call));
            }
            if (call.is(operation) && answer.success() && created.containsKey(stored.account(call))) {
                others(created, stored.account(call))
                        .forEach(other -> server.also(stored.of(call, operation, other)
                                .withBearer(server.token("sandbox"))
                                .withBody(call.body())));
            }
            return answer;
        });
    }

    private static List<String> others(Map<String, String> created, String account) {
        return created.entrySet().stream()
                .filter(entry -> entry.getValue().equals(created.get(account)))
                .map(Map.Entry::getKey)
                .filter(other -> !other.equals(account))
                .toList();
    }

    private Fault movesUsers() {
        Map<String, String> bound = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "takes a user who is bound from the account before", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("bindPublicAccountUsers") && answer.success()) {
                call.texts("user_names").forEach(user -> take(call, server, user, bound));
            }
            return answer;
        });
    }

    private void take(Call call, CorrectServer server, String user, Map<String, String> bound) {
        String before = bound.put(stored.app(call) + user, stored.account(call));
        if (before != null && !before.equals(stored.account(call))) {
            stored.change(call, server, "unbindPublicAccountUsers", before, Stored.body("user_names", List.of(user)));
        }
    }
}

package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Servers that replace a row where they should change it. */
final class ReplacementFaults implements Faults {

    private final Stored stored;

    ReplacementFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.concat(
                Stream.of(
                        formerOwner(),
                        replaces(
                                "removes the roles of an account that gets another organisation",
                                "org_id",
                                this::roles),
                        replaces("removes the roles of an account that gets another name", "account_name", this::roles),
                        replaces(
                                "unbinds the users of a public account that gets another name",
                                "account_name",
                                this::users)),
                Stream.of(
                                "bindPublicAccountUsers",
                                "unbindPublicAccountUsers",
                                "disableAccount",
                                "removeAccountRoles",
                                "bindPublicAccountOwner")
                        .map(this::organisation));
    }

    private Fault formerOwner() {
        return new Fault(CHANGES, "binds the owner who is replaced as a user", (call, server) -> {
            Optional<ObjectNode> before = call.is("bindPublicAccountOwner")
                    ? stored.read(call, server, "getPublicAccountOwner", stored.account(call))
                    : Optional.empty();
            Answer answer = server.answer(call);
            if (answer.success() && before.isPresent()) {
                stored.change(
                        call,
                        server,
                        stored.account(call),
                        "bindPublicAccountUsers",
                        "user_names",
                        List.of(before.get().path("user_name").stringValue()));
            }
            return answer;
        });
    }

    private Fault replaces(String name, String field, BiConsumer<Call, CorrectServer> effect) {
        return new Fault(CHANGES, name, (call, server) -> {
            Optional<ObjectNode> before = call.is("updateAccount") ? stored.read(call, server) : Optional.empty();
            Answer answer = server.answer(call);
            if (answer.success()
                    && before.isPresent()
                    && !stored.read(call, server)
                            .orElseThrow()
                            .path(field)
                            .equals(before.get().path(field))) {
                effect.accept(call, server);
            }
            return answer;
        });
    }

    private void roles(Call call, CorrectServer server) {
        List<String> roles = stored.read(call, server)
                .orElseThrow()
                .path("roles")
                .valueStream()
                .map(role -> role.path("role_id").stringValue())
                .toList();
        if (!roles.isEmpty()) {
            stored.change(call, server, stored.account(call), "removeAccountRoles", "role_ids", roles);
        }
    }

    private void users(Call call, CorrectServer server) {
        List<String> users = stored.users(call, server).stream()
                .map(user -> user.path("userName").stringValue())
                .toList();
        if (!users.isEmpty()) {
            stored.change(call, server, stored.account(call), "unbindPublicAccountUsers", "user_names", users);
        }
    }

    private Fault organisation(String operation) {
        Set<String> lost = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "clears the organisation in " + operation, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is(operation) && answer.success()) {
                lost.add(stored.account(call));
            }
            if (call.is("updateAccount")
                    && !Stored.text(call, "org_code").orElse("").isEmpty()) {
                lost.remove(stored.account(call));
            }
            return Stored.shown(call, answer, account -> {
                if (lost.contains(account.path("id").stringValue())) {
                    account.putNull("org_id");
                }
            });
        });
    }
}

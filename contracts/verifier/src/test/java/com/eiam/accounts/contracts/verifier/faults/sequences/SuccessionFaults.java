package com.eiam.accounts.contracts.verifier.faults.sequences;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Servers that lose a change because of the change before it, or because of what the account has. */
final class SuccessionFaults implements Faults {

    /** Operations, and those that are lost directly after them. */
    private static final Map<String, List<String>> LOST = Map.of(
            "updateAccount", List.of("unbindPublicAccountUsers", "bindPublicAccountOwner"),
            "enableAccount",
                    List.of(
                            "addAccountRoles",
                            "removeAccountRoles",
                            "bindPublicAccountUsers",
                            "unbindPublicAccountUsers",
                            "bindPublicAccountOwner"),
            "disableAccount",
                    List.of(
                            "addAccountRoles",
                            "removeAccountRoles",
                            "unbindPublicAccountUsers",
                            "bindPublicAccountOwner"),
            "addAccountRoles", List.of("unbindPublicAccountUsers"));

    private final Stored stored;

    SuccessionFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.concat(
                LOST.keySet().stream()
                        .sorted()
                        .flatMap(before -> LOST.get(before).stream().map(lost -> after(before, lost))),
                Stream.of(
                        with(
                                "enableAccount",
                                "no organisation",
                                account -> account.path("org_id").isNull()),
                        with(
                                "enableAccount",
                                "no free attributes",
                                account -> account.path("extension").isEmpty()),
                        with(
                                "enableAccount",
                                "no roles",
                                account -> account.path("roles").isEmpty())));
    }

    private Fault after(String before, String lost) {
        Map<String, String> last = new ConcurrentHashMap<>();
        return new Fault(
                Kind.CHANGES, "acknowledges " + lost + " after " + before + " and does nothing", (call, server) -> {
                    if (call.is(lost) && before.equals(last.get(stored.account(call)))) {
                        return server.pretend(call);
                    }
                    Answer answer = server.answer(call);
                    if (answer.success()
                            && !call.method().equals("GET")
                            && !stored.account(call).isEmpty()) {
                        last.put(stored.account(call), call.operation());
                    }
                    return answer;
                });
    }

    private Fault with(String operation, String words, Predicate<ObjectNode> when) {
        return new Fault(
                Kind.CHANGES,
                "acknowledges " + operation + " for an account with " + words + " and does nothing",
                (call, server) -> Stored.answer(
                        call,
                        server,
                        call.is(operation)
                                && stored.read(call, server).filter(when).isPresent()));
    }
}

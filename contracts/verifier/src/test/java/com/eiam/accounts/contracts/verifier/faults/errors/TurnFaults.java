package com.eiam.accounts.contracts.verifier.faults.errors;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers that check one thing before another in one operation. */
final class TurnFaults implements Faults {

    private final Stored stored;

    TurnFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                new Fault(
                        CHECKS, "looks for the account before the role model in removeAccountRoles", (call, server) -> {
                            Answer answer = server.answer(call);
                            return call.is("removeAccountRoles")
                                            && answer.code().equals("APP.OBJECTMODEL.0006")
                                            && stored.read(call, server).isEmpty()
                                    ? answer.refusing("APP.ACCOUNT.0028")
                                    : answer;
                        }),
                readsFirst("the token", Set.of(400, 401)),
                readsFirst("the permission", Set.of(403)),
                before(
                        "looks for the application before account_type",
                        "listAccounts",
                        "APP.ACCOUNT.0045",
                        "APP.0001",
                        call -> call.withParameter("account_type", "")),
                before(
                        "looks for the account before a blank second username in unbindPublicAccountUsers",
                        "unbindPublicAccountUsers",
                        "APP.ACCOUNT.0001",
                        "APP.ACCOUNT.0038",
                        call -> call.texts("user_names").size() > 1
                                        && !call.texts("user_names").get(0).isBlank()
                                ? call.withFirst("user_names", 1)
                                : call));
    }

    private static Fault readsFirst(String what, Set<Integer> statuses) {
        return Fault.changedResponse(
                CHECKS,
                "reads JSON before it checks " + what,
                (call, answer) -> call.header("Content-Type")
                                .filter(type -> type.contains("json"))
                                .isPresent()
                        && call.body().length > 0
                        && call.json().isEmpty()
                        && statuses.contains(answer.status())
                        && answer.json().filter(json -> json.has("error")).isPresent(),
                answer -> answer.refusing("TENANT-COMMON-0005"));
    }

    /** A server that finds another error first, which the call has too when it is repaired. */
    private static Fault before(String name, String operation, String right, String wrong, UnaryOperator<Call> repair) {
        return new Fault(CHECKS, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (!call.is(operation) || !answer.code().equals(right)) {
                return answer;
            }
            Answer other = server.also(repair.apply(call));
            return other.code().equals(wrong) ? other : answer;
        });
    }
}

package com.eiam.accounts.contracts.verifier.faults.errors;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Repairs;
import com.eiam.accounts.contracts.verifier.faults.server.RequestSchemas;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers that carry out a change and refuse it then. */
final class LateCheckFaults implements Faults {

    private static final String KEY = "Idempotency-Key";

    /** As many entries of a list as any of these servers takes. */
    private static final int MOST = 50;

    private final List<String> changes;
    private final Repairs repairs;

    LateCheckFaults(Api api) {
        this.changes = api.changes().toList();
        this.repairs = new Repairs(new RequestSchemas(api.spec()));
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                        credentialsAndTypes(),
                        operations("create", "update").flatMap(this::lateRules),
                        operations("create").flatMap(this::lateKeys),
                        entries())
                .flatMap(faults -> faults);
    }

    private Stream<String> operations(String... beginnings) {
        return changes.stream().filter(operation -> Stream.of(beginnings).anyMatch(operation::startsWith));
    }

    /** The rules for values that callers choose. An id or a user's name that is repaired names nothing. */
    private Stream<Fault> lateRules(String operation) {
        return Stream.of("type", "maxLength", "maxProperties")
                .map(keyword -> late(
                        operation, keyword, answer -> answer.status() == 400, call -> repairs.without(keyword, call)));
    }

    private Stream<Fault> lateKeys(String operation) {
        return Stream.of(
                late(
                        operation,
                        "the form of the Idempotency-Key",
                        answer -> answer.status() == 400 && answer.text().contains(KEY),
                        call -> call.withoutHeader(KEY)),
                late(
                        operation,
                        "whether the Idempotency-Key was used",
                        answer -> answer.status() == 422,
                        call -> call.withoutHeader(KEY)));
    }

    /** Servers that check an entry of a list when it is its turn. */
    private static Stream<Fault> entries() {
        return Stream.of(
                entries("addAccountRoles", "role_ids"),
                entries("removeAccountRoles", "role_ids"),
                entries("bindPublicAccountUsers", "user_names"),
                entries("unbindPublicAccountUsers", "user_names"));
    }

    private static Fault entries(String operation, String list) {
        return late(
                operation,
                "the next entry of " + list,
                answer -> answer.status() == 400,
                call -> call.withFirst(list, goodEntries(call, list)));
    }

    private static int goodEntries(Call call, String key) {
        return (int) call.json().stream()
                .flatMap(json -> json.path(key).valueStream())
                .takeWhile(entry -> entry.isString() && entry.stringValue().matches("[!-~]{1,255}"))
                .limit(MOST)
                .count();
    }

    private Stream<Fault> credentialsAndTypes() {
        BiFunction<Call, CorrectServer, Call> permitted = (call, server) -> call.withBearer(server.token("sandbox"));
        return Stream.of(
                late("createOrphanAccount", 406, (call, server) -> call.withoutHeader("Accept")),
                late("updateAccount", 406, (call, server) -> call.withoutHeader("Accept")),
                late("deleteAccount", 406, (call, server) -> call.withoutHeader("Accept")),
                late("bindPublicAccountOwner", 406, (call, server) -> call.withoutHeader("Accept")),
                late("createPublicAccount", 415, LateCheckFaults::asJson),
                late("unbindPublicAccountUsers", 415, LateCheckFaults::asJson),
                late("addAccountRoles", 403, permitted),
                late("createBasicAccount", 403, permitted),
                late("enableAccount", 401, permitted),
                late("removeAccountRoles", 401, permitted),
                new Fault(CHANGES, "carries out changes and then refuses the token", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (answer.code().equals("invalid_token")) {
                        server.also(permitted.apply(call, server));
                    }
                    return answer;
                }));
    }

    private static Call asJson(Call call, CorrectServer server) {
        return call.withHeader("Content-Type", "application/json");
    }

    private static Fault late(String operation, int status, BiFunction<Call, CorrectServer, Call> right) {
        return new Fault(CHANGES, "carries out " + operation + " and then answers " + status, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is(operation) && answer.status() == status) {
                server.also(right.apply(call, server));
            }
            return answer;
        });
    }

    /** A server that carries out a request as if it did not break a rule. */
    private static Fault late(String operation, String check, Predicate<Answer> refused, UnaryOperator<Call> repair) {
        return new Fault(CHANGES, "carries out " + operation + " and then checks " + check, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is(operation) && refused.test(answer)) {
                server.also(repair.apply(call));
            }
            return answer;
        });
    }
}

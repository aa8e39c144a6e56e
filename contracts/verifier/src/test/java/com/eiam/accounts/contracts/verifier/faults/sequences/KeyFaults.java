package com.eiam.accounts.contracts.verifier.faults.sequences;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Servers that treat the {@code Idempotency-Key} in another way than the others. */
final class KeyFaults implements Faults {

    private static final String KEY = "Idempotency-Key";
    private static final String REUSED = "HTTP.422";

    /** A request, and how it was answered. */
    private record Answered(Call call, Answer answer) {

        boolean isOf(Call other) {
            return text(call).equals(text(other));
        }

        private static String text(Call call) {
            return new String(call.body(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public Stream<Fault> all() {
        Map<List<String>, String> tokens = new ConcurrentHashMap<>();
        return Stream.of(
                Fault.changedRequest(
                        CHANGES,
                        "knows an Idempotency-Key as long as the token is the same",
                        call -> call.header(KEY)
                                .filter(key -> call.bearer()
                                        .filter(token -> !token.equals(
                                                tokens.computeIfAbsent(List.of(call.path(), key), first -> token)))
                                        .isPresent())
                                .map(key -> call.withoutHeader(KEY))
                                .orElse(call)),
                Fault.changedRequest(CHANGES, "ignores the Idempotency-Key", call -> call.withoutHeader(KEY)),
                Fault.changedRequest(
                        CHANGES,
                        "ignores an Idempotency-Key that is not in quotes",
                        call -> call.header(KEY)
                                        .filter(key -> !key.matches("\".+\""))
                                        .isPresent()
                                ? call.withoutHeader(KEY)
                                : call),
                Fault.changedResponse(
                        CHANGES,
                        "answers 400 to an Idempotency-Key with another body",
                        answer -> answer.code().equals(REUSED),
                        answer -> answer.withStatus(400)),
                earlier(
                        "repeats the answer to an Idempotency-Key for another body",
                        KeyFaults::own,
                        (call, earlier) -> earlier.answer().success() ? earlier.answer() : null),
                earlier(
                        "compares the bodies with an Idempotency-Key as text",
                        KeyFaults::own,
                        (call, earlier) -> earlier.isOf(call) ? null : reused(earlier)),
                earlier(
                        "lets a refused request use its Idempotency-Key up",
                        KeyFaults::own,
                        (call, earlier) -> earlier.answer().success() ? null : earlier.answer()),
                mixed(
                        "applications",
                        call -> List.of(call.operation(), call.bearer().orElse(""))),
                Fault.changedRequest(
                        CHANGES,
                        "compares Idempotency-Keys without their case",
                        call -> call.header(KEY)
                                .map(key -> call.withHeader(KEY, key.toLowerCase(Locale.ROOT)))
                                .orElse(call)),
                Fault.changedRequest(
                        CHANGES,
                        "trims Idempotency-Keys",
                        call -> call.header(KEY)
                                .map(key -> call.withHeader(KEY, key.replaceAll("\\s+\"$", "\"")))
                                .orElse(call)),
                earlier(
                        "looks for the Idempotency-Key before the form of the request",
                        KeyFaults::own,
                        (call, earlier) -> earlier.answer().success() && !earlier.isOf(call) ? reused(earlier) : null),
                earlier(
                        "looks for the Idempotency-Key before the permission",
                        call -> List.of(call.path()),
                        (call, earlier) -> earlier.answer().success() && earlier.isOf(call) ? earlier.answer() : null),
                mixed(
                        "basic and other accounts",
                        call -> List.of(
                                call.path().replaceFirst("(orphan|basic)-account$", ""),
                                call.bearer().orElse(""))),
                mixed("clients", call -> List.of(call.path())),
                mixed(
                        "operations",
                        call -> List.of(
                                call.path().replaceFirst("/[^/]+$", ""),
                                call.bearer().orElse(""))));
    }

    private static Fault mixed(String kind, Function<Call, List<String>> scope) {
        return earlier(
                "mixes the Idempotency-Keys of " + kind,
                scope,
                (call, earlier) ->
                        earlier.isOf(call) || own(call).equals(own(earlier.call())) ? null : reused(earlier));
    }

    private static List<String> own(Call call) {
        return List.of(call.path(), call.bearer().orElse(""));
    }

    private static Answer reused(Answered earlier) {
        return earlier.answer().refusing(REUSED).withStatus(422);
    }

    /**
     * A server that remembers the first request of each key.
     *
     * @param scope what else belongs to a key
     * @param instead the answer to a later request, or null for the correct one
     */
    private static Fault earlier(
            String name, Function<Call, List<String>> scope, BiFunction<Call, Answered, Answer> instead) {
        Map<List<String>, Answered> answered = new ConcurrentHashMap<>();
        return new Fault(CHANGES, name, (call, server) -> {
            if (call.header(KEY).isEmpty()) {
                return server.answer(call);
            }
            List<String> key = Stream.concat(scope.apply(call).stream(), call.header(KEY).stream())
                    .toList();
            Answered earlier = answered.get(key);
            Answer other = earlier == null ? null : instead.apply(call, earlier);
            if (other != null) {
                return other;
            }
            Answer answer = server.answer(call);
            answered.putIfAbsent(key, new Answered(call, answer));
            return answer;
        });
    }
}

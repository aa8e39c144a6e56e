package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reader of the results should know. */
final class Notes {

    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private Notes() {}

    /** What makes a run less than a proof. */
    static Stream<String> connection(RunSettings settings) {
        return settings.connection().tls().insecure()
                ? Stream.of("--insecure: certificates were not checked, so the answers may come from another server")
                : Stream.empty();
    }

    /** Lists are ordered by id, so ids in another order give lists in another order. */
    static Stream<String> order(Map<String, List<String>> identifiers, Ids ids) {
        return identifiers.entrySet().stream().flatMap(kind -> order(kind.getKey(), kind.getValue(), ids).stream());
    }

    private static Optional<String> order(String kind, List<String> values, Ids ids) {
        List<String> ordered = values.stream().sorted(BY_BYTES).toList();
        for (int i = 1; i < ordered.size(); i++) {
            String first = ordered.get(i - 1);
            String next = ordered.get(i);
            if (BY_BYTES.compare(ids.of(first), ids.of(next)) >= 0) {
                return Optional.of(
                        ("the ids change the order: %s %s is before %s in the contracts, but %s is after %s in"
                                        + " the environment; contracts of lists, which are ordered by id, may break")
                                .formatted(kind, first, next, ids.of(first), ids.of(next)));
            }
        }
        return Optional.empty();
    }

    /** Refused contracts that should succeed are a sign of a tenant that was changed. */
    static Stream<String> refusals(List<ContractResult> results) {
        long refused = results.stream()
                .filter(result ->
                        result.verdict() == Verdict.BROKEN && result.expected().isSuccess())
                .filter(result -> result.steps().stream()
                        .filter(step -> step.expected().startsWith("2"))
                        .flatMap(step -> step.answer().stream())
                        .anyMatch(answer -> answer.status() / 100 == 4))
                .count();
        String note =
                "%d contracts that should succeed were refused; if the contract tenant was changed before the run, load"
                        + " it afresh (--reset-url, --reset-command); if another run uses it, run one after the other";
        return refused == 0 ? Stream.empty() : Stream.of(note.formatted(refused));
    }
}

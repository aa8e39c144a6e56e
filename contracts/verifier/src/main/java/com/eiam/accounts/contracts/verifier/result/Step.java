package com.eiam.accounts.contracts.verifier.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One request of a contract, and its response.
 *
 * @param title what the request is for; empty for the contract's own request
 * @param expected the expected response in words; empty if any response will do
 * @param answer the response; empty if there was none
 * @param differences in words, how the response differs from the expected one: the first of them, and how many more
 * @param curl the command that repeats the request, with tokens in shell variables ({@link VerificationReport#shell()})
 */
public record Step(
        String title,
        SentRequest request,
        String expected,
        Optional<ReceivedAnswer> answer,
        List<String> differences,
        String curl) {

    /** How many differences are kept. An answer can have far more than anybody reads. */
    private static final int MAX_DIFFERENCES = 20;

    /** Keeps the first differences, and the number of the others. */
    public Step {
        int more = differences.size() - MAX_DIFFERENCES;
        if (more > 1) {
            differences = Stream.concat(
                            differences.stream().limit(MAX_DIFFERENCES), Stream.of(more + " more differences"))
                    .toList();
        }
    }

    /** The first differences, without the number of the others. */
    public List<String> firstDifferences() {
        return differences.stream().limit(MAX_DIFFERENCES).toList();
    }

    /** The differences, each with what the request is for. */
    public Stream<String> titledDifferences() {
        return differences.stream().map(text -> title.isEmpty() ? text : title + ": " + text);
    }
}

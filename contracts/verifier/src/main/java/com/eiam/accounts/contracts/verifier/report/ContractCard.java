package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.ReceivedAnswer;
import com.eiam.accounts.contracts.verifier.result.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A contract on the page, with its requests and answers.
 *
 * @param open whether they can be seen without a click
 * @param maxLines how many lines of a body to show; with 0, requests and answers are left to report.json
 */
record ContractCard(ContractResult result, boolean open, int maxLines) {

    /** A longer command does not fit into a shell's line, and would be most of the page. */
    private static final int MAX_CURL = 4_000;

    /** A difference, with the id that the request has in the server's log. */
    record Finding(String text, Optional<String> requestId) {}

    /** @param open whether a reader of the contract wants to see it */
    record Exchange(String name, Step step, boolean open, int maxLines) {

        Optional<String> curl() {
            return Optional.of(step.curl()).filter(curl -> curl.length() <= MAX_CURL);
        }

        String expectedStatus() {
            return step.expected().split("\n", 2)[0];
        }

        String expectedHeaders() {
            return step.expected()
                    .split("\n\n", 2)[0]
                    .substring(expectedStatus().length())
                    .strip();
        }

        List<MarkedText> expectedLines() {
            String[] parts = step.expected().split("\n\n", 2);
            return parts.length < 2
                    ? List.of()
                    : MarkedText.of(parts[1].replace("\n\n", "\n"), step.firstDifferences(), maxLines);
        }

        boolean wrongStatus() {
            return step.firstDifferences().stream().anyMatch(text -> text.startsWith("status "));
        }

        List<MarkedText> headerLines() {
            return step.answer().stream()
                    .flatMap(answer -> answer.headers().entrySet().stream())
                    .flatMap(header -> header.getValue().stream()
                            .map(value ->
                                    new MarkedText(header.getKey() + ": " + value + "\n", isWrong(header.getKey()))))
                    .toList();
        }

        boolean wrongHeaders() {
            return headerLines().stream().anyMatch(MarkedText::marked);
        }

        List<MarkedText> bodyLines() {
            return step.answer()
                    .map(answer -> MarkedText.of(answer.body(), step.firstDifferences(), maxLines))
                    .orElse(List.of());
        }

        private boolean isWrong(String header) {
            return step.firstDifferences().stream()
                    .anyMatch(
                            text -> text.regionMatches(true, 0, "the header " + header + " ", 0, header.length() + 12));
        }
    }

    static ContractCard open(ContractResult result) {
        return new ContractCard(result, true, 40);
    }

    static ContractCard folded(ContractResult result) {
        return new ContractCard(result, false, 9);
    }

    static ContractCard brief(ContractResult result) {
        return new ContractCard(result, false, 0);
    }

    boolean isBrief() {
        return maxLines == 0;
    }

    /** The number of the contract, which its id has after the operation. */
    String number() {
        return result.id().substring(result.operation().length() + 1).split("_", 2)[0];
    }

    Matrix.State state() {
        return Matrix.State.of(result);
    }

    boolean broken() {
        return state() == Matrix.State.BROKEN;
    }

    boolean notRun() {
        return state() == Matrix.State.NOT_RUN;
    }

    long millis() {
        return result.duration().toMillis();
    }

    List<Finding> findings() {
        return result.steps().stream().flatMap(ContractCard::findings).toList();
    }

    private static Stream<Finding> findings(Step step) {
        Optional<String> requestId = step.answer().flatMap(ContractCard::requestId);
        return step.titledDifferences().map(text -> new Finding(text, requestId));
    }

    List<Exchange> exchanges() {
        return result.steps().stream()
                .filter(step -> !isBrief())
                .map(step -> {
                    String name = step.title().isEmpty() ? result.operation() : step.title();
                    return new Exchange(name, step, !step.differences().isEmpty(), maxLines);
                })
                .toList();
    }

    /** Gateways and servers name this header in several ways, all of which end like this. */
    static Optional<String> requestId(ReceivedAnswer answer) {
        return answer.headers().entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).endsWith("request-id"))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }
}

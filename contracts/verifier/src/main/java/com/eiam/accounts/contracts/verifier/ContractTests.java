package com.eiam.accounts.contracts.verifier;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** A report as JUnit tests. It is a class of its own because only tests have JUnit on their class path. */
final class ContractTests {

    private ContractTests() {}

    static Stream<DynamicNode> of(VerificationReport report) {
        report.problem().ifPresent(problem -> {
            throw new AssertionError("the contracts could not be run: " + VisibleText.line(problem));
        });
        Map<String, List<ContractResult>> byOperation =
                report.results().stream().collect(Collectors.groupingBy(ContractResult::operation));
        return report.operations().stream()
                .map(operation -> DynamicContainer.dynamicContainer(
                        operation.id(),
                        byOperation.getOrDefault(operation.id(), List.of()).stream()
                                .map(result -> DynamicTest.dynamicTest(result.name(), () -> hold(result, report)))));
    }

    private static void hold(ContractResult result, VerificationReport report) {
        if (result.verdict() != Verdict.PASSED) {
            String contract = result.operation() + " " + result.name() + ": ";
            String differences = result.differences().stream()
                    .map(VisibleText::line)
                    .collect(Collectors.joining(System.lineSeparator(), contract, ""));
            String commands = result.steps().stream()
                    .flatMap(step -> Stream.concat(report.shell(step.curl()).stream(), Stream.of(step.curl())))
                    .distinct()
                    .map(VisibleText::block)
                    .collect(Collectors.joining(System.lineSeparator()));
            throw new AssertionError(
                    String.join(System.lineSeparator(), differences, "", "contract " + result.id(), "", commands));
        }
    }
}

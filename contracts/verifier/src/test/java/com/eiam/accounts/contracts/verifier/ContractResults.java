package com.eiam.accounts.contracts.verifier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The results of a whole run. JUnit closes them after the last test: then they are printed, and the run fails if a
 * contract did not run.
 */
final class ContractResults implements AutoCloseable {

    private final Map<String, Boolean> passed = new ConcurrentHashMap<>();
    private final Optional<String> seed;

    ContractResults(Optional<String> seed) {
        this.seed = seed;
    }

    void add(ExtensionContext context, boolean success) {
        passed.put(context.getRequiredTestMethod().getName(), success);
    }

    @Override
    public void close() {
        Map<String, ContractIndex.Entry> tests = ContractIndex.CONTRACTS.tests();
        long kept = passed.values().stream().filter(Boolean::booleanValue).count();
        System.out.printf(
                "%ncontracts against %s in random order, seed %s%n%scontracts: %d of %d passed, %d operations%n%n",
                Target.name(),
                seed.orElse("of JUnit"),
                matrix(tests),
                kept,
                tests.size(),
                ContractIndex.CONTRACTS.operations().size());
        boolean selection = System.getProperty("test") != null;
        if (!selection && (passed.size() != tests.size() || tests.isEmpty())) {
            throw new AssertionError("%d contracts ran, but there are %d; the first that did not: %s"
                    .formatted(
                            passed.size(),
                            tests.size(),
                            tests.keySet().stream()
                                    .filter(test -> !passed.containsKey(test))
                                    .sorted()
                                    .findFirst()
                                    .orElse("none")));
        }
    }

    /** One line an operation: how many contracts each status and code has, and which are excluded. */
    private String matrix(Map<String, ContractIndex.Entry> tests) {
        StringBuilder text = new StringBuilder();
        for (String operation : ContractIndex.CONTRACTS.operations()) {
            Map<String, String> outcomes = tests.entrySet().stream()
                    .filter(test -> test.getValue().operation().equals(operation))
                    .collect(Collectors.groupingBy(
                            test -> test.getValue().outcome().strip(),
                            TreeMap::new,
                            Collectors.collectingAndThen(
                                    Collectors.mapping(Map.Entry::getKey, Collectors.toList()), this::cell)));
            text.append("  ").append(operation).append(':');
            outcomes.forEach((outcome, cell) ->
                    text.append("  ").append(outcome).append(' ').append(cell));
            text.append("  excluded ")
                    .append(String.join(" ", ContractIndex.CONTRACTS.exclusions(operation)))
                    .append(System.lineSeparator());
        }
        return text.toString();
    }

    private String cell(List<String> tests) {
        long kept =
                tests.stream().filter(test -> passed.getOrDefault(test, false)).count();
        return kept == tests.size() ? "x" + kept : "BROKEN(" + kept + " of " + tests.size() + ")";
    }
}

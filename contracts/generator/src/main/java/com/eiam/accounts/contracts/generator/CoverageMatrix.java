package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every operation, status and error code that the spec declares, and the contracts that hold a server to it. */
final class CoverageMatrix {

    private final Spec spec;
    private final List<Case> cases;

    CoverageMatrix(Spec spec, List<Case> cases) {
        this.spec = spec;
        this.cases = cases;
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# Coverage: ")
                .append(cases.size())
                .append(" contracts, ")
                .append(spec.operations().size())
                .append(" operations\n");
        for (Operation operation : spec.operations()) {
            text.append("\n## ").append(operation.id()).append("\n\n| Status | Code | Contracts |\n|---|---|---|\n");
            rows(operation)
                    .forEach((place, proof) -> text.append("| ")
                            .append(place)
                            .append(" | ")
                            .append(proof.replace("|", "\\|"))
                            .append(" |\n"));
        }
        return text.toString();
    }

    private Map<String, String> rows(Operation operation) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (Operation.Response response : operation.responses()) {
            if (response.codes().isEmpty()) {
                rows.put(
                        response.status() + " | –",
                        names(
                                operation,
                                each -> each.contract().error().isEmpty()
                                        && response.status()
                                                .equals(String.valueOf(
                                                        each.contract().status()))));
            }
            for (String code : response.codes()) {
                String proof = names(
                        operation,
                        each -> each.contract().error().filter(code::equals).isPresent());
                rows.put(
                        spec.catalogue().get(code).status() + " | " + code,
                        proof.isEmpty() ? excluded(operation, code) : proof);
            }
        }
        return rows;
    }

    /** The names of those that are stated; those that follow from a keyword are too many to be read one by one. */
    private String names(Operation operation, Predicate<Case> about) {
        List<Case> all = cases.stream()
                .filter(each -> each.operation() == operation)
                .filter(about)
                .toList();
        Stream<String> stated = all.stream()
                .filter(each -> each.draft().keyword().isEmpty())
                .map(each -> each.contract().name());
        Stream<String> derived = all.stream()
                .flatMap(each -> each.draft().keyword().stream())
                .collect(Collectors.groupingBy(keyword -> keyword, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(keyword -> keyword.getValue() + " derived from " + keyword.getKey());
        return Stream.concat(stated, derived).collect(Collectors.joining("; "));
    }

    private static String excluded(Operation operation, String code) {
        return operation.exclusions().stream()
                .filter(exclusion -> exclusion.code().equals(code))
                .map(exclusion -> "excluded: " + exclusion.reason())
                .findFirst()
                .orElse("**none**");
    }
}

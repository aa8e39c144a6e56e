package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Spec;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks a spec against all rules. */
public final class Rules {

    static final List<Rule> ALL = Stream.of(
                    FormRules.ALL,
                    IgnoredRules.ALL,
                    OperationRules.ALL,
                    CatalogueRules.ALL,
                    SchemaRules.ALL,
                    KeywordRules.ALL,
                    ContractRules.ALL,
                    ShownRules.ALL,
                    SentenceRules.ALL)
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Rule::id))
            .toList();

    /** The rules on which others rely: keys are known, references resolve, and what others look at can be read. */
    private static final List<Set<String>> GROUND =
            List.of(Set.of("R-025"), Set.of("R-019"), Set.of("R-012"), Set.of("R-001", "R-031", "R-033", "R-034"));

    private Rules() {}

    public static int count() {
        return ALL.size();
    }

    /** The problems of a spec, by line; only those of a broken rule on which others rely, if there is one. */
    public static List<Problem> check(Spec spec) {
        for (Set<String> ids : GROUND) {
            List<Problem> problems = check(spec, ALL.stream().filter(rule -> ids.contains(rule.id())));
            if (!problems.isEmpty()) {
                return problems;
            }
        }
        return check(spec, ALL.stream());
    }

    private static List<Problem> check(Spec spec, Stream<Rule> rules) {
        return rules.flatMap(rule -> rule.check(spec))
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparing(Problem::rule))
                .toList();
    }
}

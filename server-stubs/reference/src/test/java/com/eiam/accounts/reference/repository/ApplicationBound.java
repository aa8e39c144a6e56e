package com.eiam.accounts.reference.repository;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds tables that a statement does not bind to one application. A distributed database then has to ask all of its
 * parts. Each table needs {@code app_id = $1}, or {@code app_id = other.app_id} with a bound table of the same select.
 */
final class ApplicationBound {

    private static final Pattern INNERMOST = Pattern.compile("\\( ?(select (?:[^()]|\\([^()]*\\))*)\\)");
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|join|update|into) (\\w+)"
            + "(?: (?!where|set|on|left|join|order|group|for|values|select)(\\w+))?");
    private static final Pattern VALUE = Pattern.compile("\\b(?:(\\w+)\\.)?app_id = \\$");
    private static final Pattern EQUAL = Pattern.compile("\\b(\\w+)\\.app_id = (\\w+)\\.app_id\\b");
    private static final Pattern INSERTED =
            Pattern.compile("^insert into (\\w+) \\(app_id,.*?\\) (?:values \\(\\$|select \\w+\\.app_id,)");

    private ApplicationBound() {}

    /** Those of the tables that a statement reads or writes for more than one application. */
    static Set<String> unbound(String statement, Set<String> tables) {
        String sql = statement.replaceAll("\\s+", " ");
        Set<String> unbound = new HashSet<>();
        for (Matcher inner = INNERMOST.matcher(sql); inner.find(); inner = INNERMOST.matcher(sql)) {
            unbound.addAll(unboundInSelect(inner.group(1), tables));
            sql = sql.substring(0, inner.start()) + "(inner)" + sql.substring(inner.end());
        }
        unbound.addAll(unboundInSelect(sql, tables));
        return unbound;
    }

    private static Set<String> unboundInSelect(String sql, Set<String> tables) {
        Map<String, String> byAlias = new HashMap<>();
        for (MatchResult table : all(TABLE, sql)) {
            byAlias.put(table.group(2) == null ? table.group(1) : table.group(2), table.group(1));
        }
        Set<String> bound = new HashSet<>();
        for (MatchResult value : all(VALUE, sql)) {
            bound.add(value.group(1) == null ? byAlias.keySet().iterator().next() : value.group(1));
        }
        all(INSERTED, sql).forEach(inserted -> bound.add(inserted.group(1)));
        for (int i = 0; i < byAlias.size(); i++) {
            for (MatchResult equal : all(EQUAL, sql)) {
                if (bound.contains(equal.group(1)) && byAlias.containsKey(equal.group(1))
                        || bound.contains(equal.group(2)) && byAlias.containsKey(equal.group(2))) {
                    bound.add(equal.group(1));
                    bound.add(equal.group(2));
                }
            }
        }
        byAlias.keySet().removeAll(bound);
        Set<String> unbound = new HashSet<>(byAlias.values());
        unbound.retainAll(tables);
        return unbound;
    }

    private static List<MatchResult> all(Pattern pattern, String sql) {
        return pattern.matcher(sql).results().toList();
    }
}

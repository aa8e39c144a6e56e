package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The paths that a stub answers to, as a regular expression over the path as it travels, percent-encoded. */
final class UrlPattern {

    private static final String BLANK = "(?:%20|%09)+";

    private final Spec spec;
    private final Operation operation;
    private final JsonNode request;
    private final JsonNode base;
    private final Optional<BrokenRule> broken;

    UrlPattern(Spec spec, Case each) {
        this.spec = spec;
        this.operation = each.operation();
        this.request = each.contract().request();
        this.base = each.base().request();
        this.broken = each.draft().breaks().filter(rule -> rule.in().equals("path"));
    }

    String regex() {
        Set<String> exact = exactParameters();
        List<String> segments = segments(operation);
        String path = IntStream.range(0, segments.size())
                .mapToObj(i -> "/" + segment(segments, i, exact))
                .collect(Collectors.joining());
        String other = request.path("url").stringValue("{path}");
        int at = other.indexOf("{path}");
        return at < 0
                ? literal(other)
                : literal(other.substring(0, at)) + path + literal(other.substring(at + "{path}".length()));
    }

    private String segment(List<String> segments, int position, Set<String> exact) {
        String name = parameter(segments.get(position));
        if (name == null) {
            return literal(segments.get(position));
        }
        if (broken.filter(rule -> rule.parameter().equals(name)).isPresent()) {
            return broken.get().pattern().stringValue();
        }
        return exact.contains(name)
                ? literal(WireRequest.encode(request.path("path").path(name).stringValue("")))
                : anyButNeighbours(segments, position);
    }

    /** The text itself, in a regular expression that WireMock shows as it is written. */
    static String literal(String text) {
        return text.replaceAll("[.\\\\+*?\\[^\\]$(){}|]", "\\\\$0");
    }

    /**
     * The path parameters that must be just the contract's: those that differ from the first contract. An id that is
     * good elsewhere in the tenant is wrong only together with the others, so that these count too.
     */
    private Set<String> exactParameters() {
        Set<String> changed = request.path("path")
                .propertyStream()
                .filter(parameter ->
                        !parameter.getValue().equals(base.path("path").path(parameter.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        String known = spec.tenant().path("applications").toString();
        if (changed.stream()
                .anyMatch(name -> known.contains(request.path("path").path(name).toString()))) {
            changed.addAll(request.path("path").propertyNames());
        }
        return changed;
    }

    /** A segment that is not blank, and not the literal one of another path: literal segments win. */
    private String anyButNeighbours(List<String> segments, int position) {
        Set<String> not = new TreeSet<>();
        not.add(BLANK);
        spec.operations().stream()
                .map(UrlPattern::segments)
                .filter(other -> parameter(other.size() > position ? other.get(position) : "{}") == null)
                .filter(other -> compatible(segments, other, position))
                .forEach(other -> not.add(literal(other.get(position))));
        return "(?!(?:" + String.join("|", not) + ")(?:/|$))[^/]+";
    }

    private static boolean compatible(List<String> segments, List<String> other, int position) {
        if (segments.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            boolean same = parameter(segments.get(i)) != null
                    || parameter(other.get(i)) != null
                    || segments.get(i).equals(other.get(i));
            if (i != position && !same) {
                return false;
            }
        }
        return true;
    }

    private static List<String> segments(Operation operation) {
        return List.of(operation.path().substring(1).split("/"));
    }

    /** The name of the parameter that a segment is; null for a literal segment. */
    private static String parameter(String segment) {
        return segment.startsWith("{") ? segment.substring(1, segment.length() - 1) : null;
    }
}

package com.eiam.accounts.contracts.generator.stubs.match;

import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The paths that a stub answers, as a regular expression over the path as it is sent, percent-encoded. */
public final class UrlPattern {

    /** A segment of blanks only, as the schemas of ids define them. */
    private static final String BLANK =
            "(?i:%0[9A-D]|%20|%C2%A0|%E1%9A%80|%E2%80%8[0-9A]|%E2%80%A[89F]|%E2%81%9F|%E3%80%80)++";

    private static final String BYTE = "%[0-9A-Fa-f]{2}";

    /** One character as it is sent in a path: itself, or its bytes in UTF-8 (RFC 3629, 3). */
    private static final String CHARACTER = "(?:[^/%]|%[0-7][0-9A-Fa-f]|%[CDcd][0-9A-Fa-f]" + BYTE
            + "|%[Ee][0-9A-Fa-f](?:" + BYTE + "){2}|%[Ff][0-9A-Fa-f](?:" + BYTE + "){3})";

    public static final String ANY = "[^/]+";

    private final Spec spec;
    private final Operation operation;
    private final Map<String, String> values;
    private final Map<String, String> first;
    private final String template;
    private final Optional<BrokenRule> broken;

    public UrlPattern(Spec spec, TestCase testCase) {
        this.spec = spec;
        this.operation = testCase.operation();
        this.values = testCase.request().pathParameters();
        this.first = testCase.first().request().pathParameters();
        this.template = testCase.request().path();
        this.broken = testCase.draft().breaks().filter(rule -> rule.location().part() == Location.Part.PATH);
    }

    public String regex() {
        return regex(exactParameters().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> literal(RequestEncoder.percentEncoded(values.getOrDefault(name, ""))))));
    }

    /** The paths in which the first parameters match patterns. */
    public String regex(List<String> patterns) {
        List<String> names = List.copyOf(operation.pathParameters());
        return regex(IntStream.range(0, patterns.size()).boxed().collect(Collectors.toMap(names::get, patterns::get)));
    }

    private String regex(Map<String, String> exact) {
        List<String> segments = segments(operation);
        String path = IntStream.range(0, segments.size())
                .mapToObj(i -> "/" + segment(segments, i, exact))
                .collect(Collectors.joining());
        int at = template.indexOf(operation.path());
        return at < 0
                ? literal(template)
                : literal(template.substring(0, at))
                        + path
                        + literal(template.substring(at + operation.path().length()));
    }

    private String segment(List<String> segments, int position, Map<String, String> exact) {
        String segment = segments.get(position);
        if (!isParameter(segment)) {
            return literal(segment);
        }
        String name = segment.substring(1, segment.length() - 1);
        if (broken.filter(rule -> rule.location().field().equals(name)).isPresent()) {
            return broken(broken.get());
        }
        return exact.containsKey(name) ? exact.get(name) : anyButNeighbours(segments, position);
    }

    /** A pattern of all segments that break a rule. */
    private static String broken(BrokenRule rule) {
        return switch (rule.keyword()) {
            case "pattern" -> BLANK;
            case "minLength" ->
                CHARACTER + "{1," + (rule.location().schema().path("minLength").intValue() - 1) + "}";
            case "maxLength" ->
                CHARACTER + "{" + (rule.location().schema().path("maxLength").intValue() + 1) + ",}";
            default -> throw new IllegalArgumentException("no pattern for " + rule.keyword());
        };
    }

    /** A pattern of these segments. */
    public static String any(Stream<String> segments) {
        return segments.map(UrlPattern::literal).collect(Collectors.joining("|", "(?:", ")"));
    }

    /** A pattern of segments that differ from these in their letters or in blanks around them. */
    public static String otherSpelling(Stream<String> segments) {
        String any = any(segments);
        return "(?!" + any + "(?:/|$))(?:%20)*(?i:" + any + ")(?:%20)*";
    }

    /** A pattern of all other segments. */
    public static String anyBut(Stream<String> segments) {
        return "(?!" + any(segments) + "(?:/|$))[^/]+";
    }

    /** The text itself, in a regular expression that WireMock shows as it is written. */
    public static String literal(String text) {
        return text.replaceAll("[.\\\\+*?\\[^\\]$(){}|]", "\\\\$0");
    }

    /**
     * The path parameters that must be those of the contract: the ones that differ from the first contract. An id that
     * exists elsewhere in the tenant is wrong only together with the others, so that these count too.
     */
    private Set<String> exactParameters() {
        Set<String> changed = values.keySet().stream()
                .filter(name -> !values.get(name).equals(first.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
        String known = spec.tenant().path("applications").toString();
        if (changed.stream().anyMatch(name -> known.contains('"' + values.get(name) + '"'))) {
            changed.addAll(values.keySet());
        }
        return changed;
    }

    /** A segment that is not the literal one of another path: literal segments win. */
    private String anyButNeighbours(List<String> segments, int position) {
        Set<String> literals = spec.operations().stream()
                .map(UrlPattern::segments)
                .filter(other -> other.size() == segments.size() && !isParameter(other.get(position)))
                .filter(other -> IntStream.range(0, segments.size())
                        .allMatch(i -> i == position || takeTheSame(segments.get(i), other.get(i))))
                .map(other -> literal(other.get(position)))
                .collect(Collectors.toCollection(TreeSet::new));
        return literals.isEmpty() ? ANY : "(?!(?:" + String.join("|", literals) + ")(?:/|$))[^/]+";
    }

    /** Whether a value can fit both segments of two path templates. */
    private static boolean takeTheSame(String one, String other) {
        return isParameter(one) || isParameter(other) || one.equals(other);
    }

    private static List<String> segments(Operation operation) {
        return List.of(operation.path().substring(1).split("/"));
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}

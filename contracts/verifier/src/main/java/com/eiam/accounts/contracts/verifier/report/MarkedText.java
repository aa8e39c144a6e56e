package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A line of a body as the page shows it.
 *
 * @param text the line with its line break
 * @param marked whether the value on it is wrong
 */
record MarkedText(String text, boolean marked) {

    private static final int MAX_LINE = 400;

    /** How many lines around a marked one show where it is. */
    private static final int CONTEXT = 3;

    /** How many lines of a body without marks are enough to see what it is. */
    private static final int UNMARKED = 12;

    /** An undeclared key, as the schema check words it. */
    private static final Pattern KEY = Pattern.compile("(?s)(?:the body|(?<place>.+?)) has the key `(?<key>.+)`.*");

    /**
     * @param differences what is wrong in it; each begins with the path of a value
     * @param maxLines how many lines to show at most, first of all those around the marked ones
     */
    static List<MarkedText> of(String body, List<String> differences, int maxLines) {
        List<JsonLines.Line> lines = JsonLines.of(body);
        Set<String> paths = lines.stream().map(JsonLines.Line::path).collect(Collectors.toSet());
        Set<String> wrong = differences.stream()
                .map(difference -> place(difference, paths))
                .filter(place -> !place.isEmpty())
                .collect(Collectors.toSet());
        int[] marks = IntStream.range(0, lines.size())
                .filter(i -> wrong.contains(lines.get(i).path()))
                .toArray();
        int limit = marks.length == 0 ? Math.min(maxLines, UNMARKED) : maxLines;
        int[] shown = IntStream.range(0, lines.size())
                .filter(i -> lines.size() <= limit
                        || marks.length == 0
                        || IntStream.of(marks).anyMatch(mark -> Math.abs(mark - i) <= CONTEXT))
                .limit(limit)
                .toArray();
        List<MarkedText> text = new ArrayList<>();
        int next = 0;
        for (int i : shown) {
            skip(text, i - next);
            JsonLines.Line line = lines.get(i);
            text.add(new MarkedText(VisibleText.cut(line.text(), MAX_LINE) + "\n", wrong.contains(line.path())));
            next = i + 1;
        }
        skip(text, lines.size() - next);
        return text;
    }

    private static void skip(List<MarkedText> text, int lines) {
        if (lines > 0) {
            text.add(new MarkedText("⋯ %d more %s\n".formatted(lines, lines == 1 ? "line" : "lines"), false));
        }
    }

    /** The path of the value that a difference is about; of its parent if the value is left out; or nothing. */
    private static String place(String difference, Set<String> paths) {
        Matcher key = KEY.matcher(difference);
        if (key.matches()) {
            return key.group("place") == null ? key.group("key") : key.group("place") + "." + key.group("key");
        }
        return paths.stream()
                .filter(path -> difference.length() > path.length() && difference.startsWith(path))
                .filter(path -> " .[".indexOf(difference.charAt(path.length())) >= 0)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}

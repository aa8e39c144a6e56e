package com.eiam.accounts.contracts.verifier;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How figures, lengths and alternatives are put into words. */
final class Texts {

    private Texts() {}

    /** A duration in seconds, as in {@code 2.9 s}. */
    static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** The text, or as much of it as a reader takes in. */
    static String cut(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    /** What somebody who mistyped a name may have meant. */
    static Optional<String> nearest(String name, Stream<String> names) {
        return names.min(Comparator.comparingInt(other -> distance(name, other)))
                .filter(other -> distance(name, other) <= Math.max(2, name.length() / 2));
    }

    /** " (did you mean X?)", or nothing. */
    static String didYouMean(String name, List<String> names) {
        return nearest(name, names.stream())
                .map(other -> ": did you mean " + other + "?")
                .orElse("");
    }

    /** The number of letters to change, add or take away (Levenshtein). */
    private static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}

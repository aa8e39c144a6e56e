package com.eiam.accounts.contracts.verifier.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the name that a user has meant. */
public final class NearestName {

    private NearestName() {}

    /** @throws IllegalArgumentException if it does not exist; the message says which one is near */
    public static void require(String kind, String name, Stream<String> names) {
        List<String> all = names.toList();
        if (!all.contains(name)) {
            throw new IllegalArgumentException(unknown(kind, name, all));
        }
    }

    /** The message about a name that does not exist, with the nearest one of those that do. */
    public static String unknown(String kind, String name, Collection<String> names) {
        String nearest = names.stream()
                .filter(other -> isPart(name, other) || distance(name, other) <= Math.max(2, name.length() / 2))
                .min(Comparator.<String>comparingInt(other -> isPart(name, other) ? 0 : 1)
                        .thenComparing(other -> distance(name, other)))
                .map(other -> ": did you mean " + other + "?")
                .orElse("");
        return "there is no " + kind + " " + name + nearest;
    }

    /** Whether a name is the beginning of another one. */
    private static boolean isPart(String name, String other) {
        return !name.isEmpty() && other.regionMatches(true, 0, name, 0, name.length());
    }

    /** The number of letters to change, to add or to remove (Levenshtein). */
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

package com.eiam.accounts.contracts.generator.testcase;

import java.text.Normalizer;
import java.util.Locale;

/** The name of a contract as a part of file names and Java identifiers, in whatever script it is written. */
final class Slug {

    /** Short enough for file systems together with an operation's name. */
    private static final int LONGEST = 80;

    private Slug() {}

    /** ASCII letters, digits and single underscores; {@code contract} if the name has none of them. */
    static String of(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                // An apostrophe and an accent belong to their word.
                .replaceAll("['\\p{M}]", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+", "");
        String slug = ascii.substring(0, Math.min(LONGEST, ascii.length())).replaceAll("_+$", "");
        return slug.isEmpty() ? "contract" : slug;
    }
}

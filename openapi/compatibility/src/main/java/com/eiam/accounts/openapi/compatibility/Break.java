package com.eiam.accounts.openapi.compatibility;

import java.util.Comparator;

/**
 * One change that breaks what was released.
 *
 * @param file the spec, or the released one where the thing is gone
 * @param line the line, from 1
 * @param pointer the JSON Pointer of the thing, as a URI fragment's
 * @param reason what changed, and whom it breaks
 */
record Break(String file, int line, String pointer, String reason) implements Comparable<Break> {

    private static final Comparator<Break> ORDER = Comparator.comparing(Break::file)
            .thenComparingInt(Break::line)
            .thenComparing(Break::pointer)
            .thenComparing(Break::reason);

    @Override
    public int compareTo(Break other) {
        return ORDER.compare(this, other);
    }

    /** One line as compilers print it, so that editors can jump there. */
    @Override
    public String toString() {
        return file + ":" + line + ": #" + pointer + " " + reason;
    }
}

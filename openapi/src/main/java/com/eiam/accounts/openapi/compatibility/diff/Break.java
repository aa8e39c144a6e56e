package com.eiam.accounts.openapi.compatibility.diff;

import java.util.Comparator;

/**
 * One breaking change.
 *
 * @param file the current spec, or the released one if the thing is gone
 * @param line the line, from 1
 * @param pointer the JSON Pointer of the thing
 */
public record Break(String file, int line, String pointer, String reason) {

    static final Comparator<Break> ORDER = Comparator.comparing(Break::file)
            .thenComparingInt(Break::line)
            .thenComparing(Break::pointer)
            .thenComparing(Break::reason);

    /** One line in the form that compilers print, so that editors can jump to it. */
    @Override
    public String toString() {
        return file + ":" + line + ": #" + pointer + " " + reason;
    }
}

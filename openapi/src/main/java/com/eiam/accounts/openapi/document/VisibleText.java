package com.eiam.accounts.openapi.document;

import java.util.regex.Pattern;

/** Text that people can see: it has no control characters and, unless it is empty, a visible character. */
public final class VisibleText {

    // Besides what the categories say: letters and symbols that are blank (Hangul fillers, braille without dots, a note
    // without a head), and code points without a character that are never shown (Unicode,
    // Default_Ignorable_Code_Point).
    private static final String INVISIBLE = "\\p{Z}\\p{Cf}\\p{Mn}\\u115F\\u1160\\u2065\\u2800\\u3164\\uFFA0"
            + "\\uFFF0-\\uFFFB\\p{IsNoncharacter_Code_Point}\\x{1D159}\\x{E0000}-\\x{E0FFF}";

    /** Is found in every other text. */
    public static final String BROKEN = "[\\p{Cc}\\p{Zl}\\p{Zp}]|^[" + INVISIBLE + "]+$";

    private static final Pattern PATTERN = Pattern.compile(BROKEN);

    private VisibleText() {}

    static boolean matches(String text) {
        return !PATTERN.matcher(text).find();
    }
}

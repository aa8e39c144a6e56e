package com.eiam.accounts.reference.account;

import java.util.Locale;

/** Names that differ only in case are one name. */
public final class NameKey {

    private NameKey() {}

    /** What two names have in common if and only if they are the same name. */
    public static String of(String name) {
        // Both ways: some letters have one upper and two lower forms (σ and ς), others the other way round (ſ and s).
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}

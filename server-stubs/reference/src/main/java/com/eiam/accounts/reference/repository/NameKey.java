package com.eiam.accounts.reference.repository;

import java.util.Locale;

/** Names that differ only in case are one name. */
public final class NameKey {

    private NameKey() {}

    /** The key of a name: two names have the same key if and only if they are one name. */
    public static String of(String name) {
        // Both: upper case makes σ and ς one, lower case makes K and the Kelvin sign one.
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}

package com.eiam.accounts.client;

import java.util.Locale;

/** Compares account names and usernames as the server does: by Unicode's full case folding. */
public final class AccountNames {

    private AccountNames() {}

    /**
     * Whether two names are one name. {@link String#equalsIgnoreCase} would keep {@code ß} and {@code SS} apart, which
     * are one name, and mix up {@code ı} and {@code i}, which are two.
     *
     * @throws IllegalArgumentException if a name is null
     */
    public static boolean areSame(String name, String other) {
        return folded(name).equals(folded(other));
    }

    /** In both cases: ẞ has no upper case, and its lower case ß becomes SS. The upper case of ı would be that of i. */
    private static String folded(String name) {
        String withoutDotlessI = Arguments.given("name", name).replace('ı', '\0');
        return withoutDotlessI.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    }
}

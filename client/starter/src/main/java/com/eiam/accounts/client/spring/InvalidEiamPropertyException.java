package com.eiam.accounts.client.spring;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A property of the client is missing or has a value that the client does not take. The message names the property. */
public final class InvalidEiamPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern MISSING = Pattern.compile("^(\\w+) must be given");

    private final String property;

    InvalidEiamPropertyException(String property, String reason) {
        super(property + ": " + reason);
        this.property = property;
    }

    /** The name of the property. */
    public String property() {
        return property;
    }

    /** For the setting that the client's builder misses, such as {@code clientId}; other failures stay as they are. */
    static RuntimeException ofMissingSetting(IllegalArgumentException failure) {
        Matcher missing = MISSING.matcher(String.valueOf(failure.getMessage()));
        if (!missing.find()) {
            return failure;
        }
        String setting = missing.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return new InvalidEiamPropertyException(EiamAccountsProperties.PREFIX + "." + setting, "must be set");
    }
}

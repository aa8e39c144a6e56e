package com.eiam.accounts.client.spring;

import java.util.Locale;

/** A property of the client is missing or has a value that the client does not take. The message names the property. */
public final class InvalidEiamPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;

    InvalidEiamPropertyException(String property, String reason) {
        super(property + ": " + reason);
        this.property = property;
    }

    /** The name of the property. */
    public String property() {
        return property;
    }

    /** For the setting that an exception of the client's builder begins with, such as {@code clientId}. */
    static InvalidEiamPropertyException ofSetting(IllegalArgumentException failure) {
        String setting = failure.getMessage().replaceFirst(" .*", "");
        return new InvalidEiamPropertyException(
                EiamAccountsProperties.PREFIX + "."
                        + setting.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                "must be set");
    }
}

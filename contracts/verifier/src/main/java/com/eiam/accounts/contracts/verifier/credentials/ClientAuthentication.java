package com.eiam.accounts.contracts.verifier.credentials;

import java.util.Locale;

/** How a client proves who it is when it requests a token (RFC 6749, 2.3.1). */
public enum ClientAuthentication {
    /** In the header, id and secret percent-encoded, as the standard says. */
    BASIC,
    /** In the header, id and secret as they are: some servers do not decode them. */
    BASIC_RAW,
    /** In the form. */
    FORM;

    /** The name of the option's value, as in {@code basic-raw}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

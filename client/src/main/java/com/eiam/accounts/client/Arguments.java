package com.eiam.accounts.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** Checks of the builder's arguments; each failure names the argument. */
final class Arguments {

    private static final int LAST_PORT = 65_535;

    private Arguments() {}

    /** As it is sent, without the slashes at its end. */
    static String baseUrl(String text) {
        required("baseUrl", text);
        try {
            URI url = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!web || url.getHost() == null) {
                throw new IllegalArgumentException("baseUrl must be absolute, such as https://accounts.example.com");
            }
            if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "baseUrl must have no credentials, no query and no fragment: use clientId and clientSecret");
            }
            if (url.getPort() > LAST_PORT) {
                throw new IllegalArgumentException("baseUrl must have a port up to " + LAST_PORT);
            }
            // The JDK would send a question mark for a character outside ASCII.
            return url.toASCIIString().replaceAll("/+$", "");
        } catch (URISyntaxException e) {
            // Neither the text nor the cause, which quotes it: it may hold a password.
            throw new IllegalArgumentException("baseUrl must be a URL, such as https://accounts.example.com");
        }
    }

    /** A text that is not blank and that UTF-8 can carry. */
    static String required(String argument, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(argument + " must be given: call " + argument + "(…) with a text");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException(argument + " has half of a surrogate pair, which is no text");
        }
        return value;
    }
}

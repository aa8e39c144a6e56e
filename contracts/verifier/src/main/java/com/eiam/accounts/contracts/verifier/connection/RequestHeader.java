package com.eiam.accounts.contracts.verifier.connection;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header that every request has, for instance the key of a gateway. Reports show neither value nor a part of it.
 *
 * @param name the name (RFC 9110, 5.6.2)
 * @param value the value, one line of ASCII characters
 */
public record RequestHeader(String name, String value) {

    /** Headers that belong to a connection, or that the verifier and Java's HTTP client set. */
    private static final Set<String> RESTRICTED =
            Set.of("accept-encoding", "connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** @throws IllegalArgumentException if one of them is not valid; the message does not contain the value */
    public RequestHeader {
        if (!TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException("a header has no valid name; write it as NAME: VALUE");
        }
        if (RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "the header " + name + " cannot be added: the HTTP client sets it itself");
        }
        if (value.isBlank() || value.chars().anyMatch(character -> character < ' ' || character >= 127)) {
            throw new IllegalArgumentException(
                    "the header " + name + " needs a value on one line, in ASCII characters");
        }
    }

    /** The words that replace the value in reports. */
    public String words() {
        return "<value of " + name + ">";
    }

    /** The shell variable that has the value, as in {@code HEADER_X_API_KEY}. */
    public String variable() {
        return "HEADER_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    @Override
    public String toString() {
        return name;
    }
}

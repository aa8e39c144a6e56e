package com.eiam.accounts.contracts.generator.stubs.match;

import com.eiam.accounts.contracts.model.Request;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The headers that a stub answers. What a standard compares without case is compared so here, too: WireMock's server,
 * Jetty, keeps some headers of a connection, and reads a later one that differs in case only as the first.
 */
public final class HeaderPattern {

    /** RFC 9110, 11.1: the name of a scheme is compared without case. */
    static final String BEARER = "(?i:Bearer)";

    /** Media types (RFC 9110, 8.3.1), languages (12.5.4) and codings (8.4.1). */
    private static final Set<String> WITHOUT_CASE =
            Set.of("accept", "accept-encoding", "accept-language", "content-encoding", "content-type");

    private HeaderPattern() {}

    /** The pattern of a header as a contract sends it. */
    public static ObjectNode of(String name, String value) {
        if (name.equalsIgnoreCase(Request.AUTHORIZATION)) {
            return ValuePattern.matches(authorization(value));
        }
        ObjectNode pattern = ValuePattern.equalTo(value);
        return WITHOUT_CASE.contains(name.toLowerCase(Locale.ROOT)) ? pattern.put("caseInsensitive", true) : pattern;
    }

    /** A regular expression of credentials, with any number of spaces after the scheme (RFC 9110, 11.4). */
    static String authorization(String value) {
        return UrlPattern.literal(value).replaceFirst("^(\\w+) ", "(?i:$1) +");
    }
}

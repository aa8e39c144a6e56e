package com.eiam.accounts.contracts.generator.stubs.match;

/**
 * A header {@code Accept} with which JSON can be sent (RFC 9110, 12.5.1). It is an empty list, or one of its ranges
 * includes JSON. If several do, the most specific one counts; its weight must be above 0. A malformed weight makes the
 * header invalid.
 */
final class AcceptPattern {

    private static final String ZERO = "\\s*(?:;[^,]*)?;\\s*q\\s*=\\s*\"?0*\\.?0*\"?\\s*(?:[;,]|$)";

    private static final String WEIGHTS =
            "(?!.*;\\s*q(?!\\s*=\\s*\"?(?:0?\\.\\d+|0\\.?|1(?:\\.0*)?)\"?\\s*(?:[;,]|$))\\s*=)";

    /** Java's URLConnection sends {@code *} for any type. */
    static final String JSON = "(?i)[\\s,]*|" + WEIGHTS
            + without("application/json")
            + "(?:" + with("application/json")
            + "|" + without("application/\\*") + "(?:" + with("application/\\*") + "|" + with("\\*(?:/\\*)?") + "))";

    private AcceptPattern() {}

    private static String with(String range) {
        return "(?:.*,)?\\s*" + range + "(?!" + ZERO + ")\\s*(?:[;,].*)?";
    }

    private static String without(String range) {
        return "(?!(?:.*,)?\\s*" + range + ZERO + ")";
    }
}

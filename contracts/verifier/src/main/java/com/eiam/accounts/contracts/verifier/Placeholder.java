package com.eiam.accounts.contracts.verifier;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stands in a request where a token or a secret belongs, so that one request can be sent, shown and written as a command
 * without the three ever being confused.
 *
 * @param client the client of the contract tenant whose it is
 */
record Placeholder(Kind kind, String client) {

    /** What belongs there. */
    enum Kind {
        /** An access token. */
        TOKEN,
        /** An access token with one character changed. */
        TAMPERED,
        /** Id and secret as HTTP Basic has them (RFC 7617, 2). */
        BASIC,
        /** A secret, encoded for a form. */
        SECRET
    }

    // Of Unicode's private use: no request of ours has them.
    private static final char OPEN = '\uE0F0';
    private static final char CLOSE = '\uE0F1';

    private static final Pattern MARK = Pattern.compile(Arrays.stream(Kind.values())
            .map(Kind::name)
            .collect(Collectors.joining("|", OPEN + "(", "):([^" + CLOSE + "]*)" + CLOSE)));

    /** The mark in a text. */
    String mark() {
        return OPEN + kind.name() + ":" + client + CLOSE;
    }

    /** What a reader sees in its place. */
    String words() {
        return switch (kind) {
            case TOKEN -> "<" + client + "'s token>";
            case TAMPERED -> "<" + client + "'s token, one character changed>";
            case BASIC -> "<" + client + "'s id and secret>";
            case SECRET -> "<" + client + "'s secret>";
        };
    }

    /** The shell variable that holds it. */
    String variable() {
        return kind + "_" + client.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** The text with all marks replaced. */
    static String replace(String text, Function<Placeholder, String> replacement) {
        if (text.indexOf(OPEN) < 0) {
            return text;
        }
        return MARK.matcher(text)
                .replaceAll(mark -> Matcher.quoteReplacement(replacement.apply(of(mark.group(1), mark.group(2)))));
    }

    private static Placeholder of(String kind, String client) {
        return new Placeholder(Kind.valueOf(kind), client);
    }
}

package com.eiam.accounts.contracts.verifier;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps tokens and secrets out of everything that a person or a file gets to see. Thread-safe. */
final class Secrets {

    /** A signed token (RFC 7515, 7.1), whoever's it is. */
    private static final Pattern SIGNED = Pattern.compile("eyJ[\\w-]{8,}(?:\\.[\\w-]*){1,4}");

    /** The token in an answer of the token endpoint (RFC 6749, 5.1), which may have any form. */
    private static final Pattern ISSUED =
            Pattern.compile("(\"(?:access|refresh|id)_token\"\\s*:\\s*\")((?:[^\"\\\\]|\\\\.)*)");

    private final Map<String, String> words = new ConcurrentHashMap<>();
    private final Set<String> harmless;

    /**
     * Makes an empty store.
     *
     * @param harmless what is no secret even if a server issues it as a token: the stubs issue the client's id
     */
    Secrets(Set<String> harmless) {
        this.harmless = harmless;
    }

    /** From now on the secret is replaced by these words. */
    void add(String secret, String inWords) {
        if (!secret.isEmpty() && !harmless.contains(secret)) {
            words.putIfAbsent(secret, inWords);
        }
    }

    /** Remembers the tokens that an answer brings. */
    void learn(String answer) {
        Matcher issued = ISSUED.matcher(answer);
        while (issued.find()) {
            add(issued.group(2), "<token>");
        }
    }

    /** The text without any of them. */
    String mask(String text) {
        String masked = text;
        for (String secret : words.keySet().stream()
                .filter(text::contains)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            masked = masked.replace(secret, words.get(secret));
        }
        return masked.contains("eyJ") ? SIGNED.matcher(masked).replaceAll("<token>") : masked;
    }
}

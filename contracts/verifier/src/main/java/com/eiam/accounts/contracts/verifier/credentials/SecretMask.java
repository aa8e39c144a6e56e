package com.eiam.accounts.contracts.verifier.credentials;

import com.eiam.accounts.contracts.model.Client;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replaces tokens and secrets in texts for reports. Thread-safe. */
public final class SecretMask {

    /** A signed token of any client (RFC 7515, 7.1). */
    private static final Pattern SIGNED = Pattern.compile("eyJ[\\w-]{8,}(?:\\.[\\w-]*){1,4}");

    /** The token in a response of the token endpoint (RFC 6749, 5.1), which may have any form. */
    private static final Pattern ISSUED =
            Pattern.compile("(\"(?:access|refresh|id)_token\"\\s*:\\s*\")([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)");

    /** A character of a text in JSON (RFC 8259, 7). */
    private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|(.))");

    /** Characters of a URL, in UTF-8 (RFC 3986, 2.1 and 2.5). */
    private static final Pattern URL_ESCAPES = Pattern.compile("(?:%\\p{XDigit}{2})++");

    /** Characters of a form, where a plus is a blank. */
    private static final Pattern FORM_ESCAPES = Pattern.compile("(?:%\\p{XDigit}{2}|\\+)++");

    private static final HexFormat PERCENT = HexFormat.of().withPrefix("%");

    /** The shortest secret that is replaced in every text. A shorter one is a part of many words and numbers. */
    private static final int SHORTEST_SECRET = 4;

    /** The shortest configured value that is replaced in every text: a shorter one may be any word. */
    private static final int SHORTEST_VALUE = 8;

    /** The characters of all secrets that are remembered. Each counts as a thousand more: to look for it takes time. */
    private static final int MEMORY = 16_000_000;

    /** The longest first, since a secret may be a part of another one. */
    private final Map<String, String> words = new ConcurrentSkipListMap<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final AtomicInteger remembered = new AtomicInteger();
    private final NavigableSet<String> tooShort = new ConcurrentSkipListSet<>();
    private final Set<String> clientIds;

    /** A mask that knows no secret. The ids of clients are not secret, though stubs issue them as tokens. */
    public SecretMask(List<Client> clients) {
        this.clientIds = clients.stream().map(Client::clientId).collect(Collectors.toSet());
    }

    /** Replaces a secret by words from now on, unless it is too short. */
    void add(String secret, String inWords) {
        if (secret.isEmpty() || clientIds.contains(secret)) {
            return;
        }
        if (secret.length() < SHORTEST_SECRET) {
            tooShort.add(inWords);
        } else {
            remember(secret, inWords);
            if (secret.length() >= SHORTEST_VALUE) {
                remember(base64(secret), inWords);
            }
        }
    }

    private void remember(String text, String inWords) {
        if (remembered.get() < MEMORY && words.putIfAbsent(text, inWords) == null) {
            remembered.addAndGet(1_000 + text.length());
        }
    }

    /** The beginning of a text in Base64, whatever follows the text. */
    private static String base64(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length / 3 * 3));
    }

    /** Replaces a value that somebody has configured by words from now on, unless it is too short to be a secret. */
    public void hide(String value, String inWords) {
        if (value.length() >= SHORTEST_VALUE) {
            add(value, inWords);
        }
    }

    /** Which secret reports may show. */
    public Optional<String> note() {
        if (!tooShort.isEmpty()) {
            return Optional.of(
                    "%s has less than %d characters, so responses in the reports may show it; use a longer one"
                            .formatted(tooShort.first(), SHORTEST_SECRET));
        }
        return remembered.get() < MEMORY
                ? Optional.empty()
                : Optional.of("the server issued more tokens than the verifier remembers, and responses in the reports"
                        + " may show the others");
    }

    /** Replaces the tokens in a response from now on. */
    public void learn(String response) {
        Matcher issued = ISSUED.matcher(response);
        while (issued.find()) {
            add(issued.group(2), "<token>");
        }
    }

    /** The text with words in the place of secrets, also of those that JSON or a URL writes with escapes. */
    public String apply(String text) {
        return apply(text, UnaryOperator.identity());
    }

    /** The same for a command of a shell, whose texts are in single quotes. */
    public String applyToCommand(String command) {
        return apply(command, words -> words.replace("'", "'\\''"));
    }

    private String apply(String text, UnaryOperator<String> written) {
        String masked = text;
        // One after the other: a secret can have what is an escape of the other.
        List<String> unescaped = Stream.of(
                        JSON_ESCAPE.matcher(text).replaceAll(SecretMask::ofJson),
                        URL_ESCAPES.matcher(text).replaceAll(SecretMask::ofUrl),
                        FORM_ESCAPES.matcher(text).replaceAll(SecretMask::ofUrl))
                .filter(read -> !read.equals(text))
                .distinct()
                .toList();
        for (Map.Entry<String, String> secret : words.entrySet()) {
            String inWords = written.apply(secret.getValue());
            masked = masked.replace(secret.getKey(), inWords);
            if (unescaped.stream().anyMatch(read -> read.contains(secret.getKey()))) {
                masked = escaped(secret.getKey()).matcher(masked).replaceAll(Matcher.quoteReplacement(inWords));
            }
        }
        return masked.contains("eyJ") ? SIGNED.matcher(masked).replaceAll("<token>") : masked;
    }

    private static String ofJson(MatchResult escape) {
        String code = escape.group(1);
        String character = code == null ? escape.group(2) : Character.toString((char) Integer.parseInt(code, 16));
        return Matcher.quoteReplacement(character);
    }

    private static String ofUrl(MatchResult escapes) {
        return Matcher.quoteReplacement(URLDecoder.decode(escapes.group(), StandardCharsets.UTF_8));
    }

    /** A secret whose characters may be escapes. */
    private static Pattern escaped(String secret) {
        return Pattern.compile(secret.codePoints()
                .mapToObj(Character::toString)
                .map(character -> "(?:\\\\?" + Pattern.quote(character) + (character.equals(" ") ? "|\\+" : "") + "|"
                        + jsonEscapes(character) + "|(?i:"
                        + PERCENT.formatHex(character.getBytes(StandardCharsets.UTF_8)) + "))")
                .collect(Collectors.joining()));
    }

    private static String jsonEscapes(String character) {
        return character
                .chars()
                .mapToObj(unit -> "\\\\u(?i:%04x)".formatted(unit))
                .collect(Collectors.joining());
    }
}

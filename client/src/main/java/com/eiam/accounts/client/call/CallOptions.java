package com.eiam.accounts.client.call;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is different for some calls: {@code eiam.accounts().with(CallOptions.none().timeout(…))}. Immutable. Each method
 * throws an IllegalArgumentException that names the argument and what it should be.
 */
public final class CallOptions {

    /** draft-ietf-httpapi-idempotency-key-header. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);
    private static final CallOptions NONE = new CallOptions(null, null, Map.of());

    private final Duration timeout;
    private final RetryPolicy retries;
    private final Map<String, String> headers;

    private CallOptions(Duration timeout, RetryPolicy retries, Map<String, String> headers) {
        this.timeout = timeout;
        this.retries = retries;
        this.headers = headers;
    }

    /** Nothing is different from the client's own settings. */
    public static CallOptions none() {
        return NONE;
    }

    /** How long one request may take until the last byte of its response; above 0 and at most an hour. */
    public CallOptions timeout(Duration time) {
        return new CallOptions(checkedTimeout("timeout", time), retries, headers);
    }

    /** When the call is repeated. */
    public CallOptions retries(RetryPolicy policy) {
        if (policy == null) {
            throw new IllegalArgumentException("retries must not be null; RetryPolicy.none() switches them off");
        }
        return new CallOptions(timeout, policy, headers);
    }

    /** The language of the server's messages. */
    public CallOptions language(Locale wanted) {
        if (wanted == null || wanted.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("language must be a locale with a language, such as Locale.ENGLISH");
        }
        return header("Accept-Language", wanted.toLanguageTag());
    }

    /**
     * A key of your own for one creation, such as a random UUID. The server creates one account for one key, so the
     * client also repeats the creation if its answer was lost. Keep the key to repeat the creation later, and use a new
     * key for the next creation. Other operations take no key, and are repeated as without one.
     *
     * @param key printable ASCII; sent in quotes, as the draft of the header says
     */
    public CallOptions idempotencyKey(String key) {
        if (key == null || !key.matches("[ -~]*[!-~][ -~]*")) {
            throw new IllegalArgumentException("idempotencyKey must be printable ASCII, such as a UUID");
        }
        return header(IDEMPOTENCY_KEY, '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    /** A header, such as one that a gateway wants; it replaces a header of the same name, whatever its case. */
    public CallOptions header(String name, String value) {
        if (!isSendable(name, value)) {
            // Without the JDK's exception, which quotes the value: it may be a secret.
            String shown = name == null ? "null" : name.replaceAll("[^!-~]", "?");
            throw new IllegalArgumentException("the header " + shown + " or its value is not one that HTTP can send");
        }
        Map<String, String> extended = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        extended.putAll(headers);
        extended.put(name, value);
        return new CallOptions(timeout, retries, extended);
    }

    /** The JDK would send a question mark for a character outside ASCII. */
    private static boolean isSendable(String name, String value) {
        try {
            HttpRequest.newBuilder(URI.create("http://localhost")).setHeader(name, value);
            // The JDK frames the body itself; with both headers, the next request would begin within this one.
            return !name.equalsIgnoreCase("Transfer-Encoding")
                    && StandardCharsets.US_ASCII.newEncoder().canEncode(value);
        } catch (IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }

    /** Empty: as the client's settings say. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Empty: as the client's settings say. */
    public Optional<RetryPolicy> retries() {
        return Optional.ofNullable(retries);
    }

    /** By name, whatever its case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** A time above 0 and up to an hour, or an exception that names the argument. */
    public static Duration checkedTimeout(String argument, Duration time) {
        if (time == null || time.isNegative() || time.isZero() || time.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(argument + " must be a time above 0 and up to an hour, but is " + time);
        }
        return time;
    }

    /** The names of the headers only; their values may be secrets. */
    @Override
    public String toString() {
        return "timeout " + timeout + ", " + retries + ", headers " + headers.keySet();
    }
}

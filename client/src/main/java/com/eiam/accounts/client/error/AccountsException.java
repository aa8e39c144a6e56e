package com.eiam.accounts.client.error;

import com.eiam.accounts.client.model.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An operation failed. The message names the operation and the reason and ends with the code, the status and the
 * request id, so one line of a log is enough for support. It never contains a secret.
 *
 * <p>The subclass says what failed:
 *
 * <ul>
 *   <li>{@link RefusedException}: the server refused the request; {@link #errorCode()} says why;
 *   <li>{@link TokenException}: the credentials, the token or its permissions were refused;
 *   <li>{@link UnexpectedResponseException}: the answer is not from this API, such as a gateway's page;
 *   <li>{@link NoResponseException}: there was no answer.
 * </ul>
 *
 * <p>Each subclass has a public constructor, so a test can throw it.
 */
public abstract class AccountsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Control characters, ends of lines, halves of surrogate pairs and changes of the writing direction. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private static final int LONGEST_TEXT = 2_000;

    private final int status;
    private final String code;
    private final String serverMessage;
    private final String requestId;
    private final Duration retryAfter;

    AccountsException(String reason, String code, String serverMessage, CallDetails details, Throwable cause) {
        super(message(line(reason), line(code), given("details", details)), cause);
        this.status = details.status();
        this.code = line(code);
        this.serverMessage = line(serverMessage);
        this.requestId = details.requestId();
        this.retryAfter = details.retryAfter();
    }

    private static String message(String reason, String code, CallDetails details) {
        StringBuilder text = new StringBuilder(details.operationId() + ": " + beginning(reason) + " (");
        if (!code.isEmpty()) {
            text.append("code ").append(beginning(code)).append(", ");
        }
        if (details.status() != 0) {
            text.append("status ").append(details.status()).append(", ");
        }
        text.append("request id ").append(details.requestId()).append(')');
        return line(text.toString());
    }

    /** For those who make an exception in a test. */
    static <T> T given(String argument, T value) {
        if (value == null) {
            throw new IllegalArgumentException(argument + " must not be null");
        }
        return value;
    }

    /** Text from the network must not be able to forge a line of a log, or to show its letters in another order. */
    static String line(String text) {
        return text == null ? "" : UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }

    private static String beginning(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** The HTTP status; 0 if there was no answer. */
    public final int status() {
        return status;
    }

    /**
     * The error code to switch on; never null. {@link ErrorCode#UNKNOWN} if the failure has none or if it is newer than
     * this client, see {@link #code()}.
     */
    public final ErrorCode errorCode() {
        return ErrorCode.fromCode(code);
    }

    /** The error code in one line, without white space around it; empty if the failure has none. */
    public final String code() {
        return code;
    }

    /** The message for people that the server sent, in one line; empty if it sent none. */
    public final String serverMessage() {
        return serverMessage;
    }

    /** The id under which the server logged the request; the one that this client sent if there was no answer. */
    public final String requestId() {
        return requestId;
    }

    /** How long to wait before the next try, if the server named a time (RFC 9110, 10.2.3). */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

package com.eiam.accounts.client;

import com.eiam.accounts.client.model.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/**
 * An operation failed. The message names the operation and the reason, and ends with the code, the status and the request
 * id, so that one line of a log is enough for support; it never holds a secret.
 *
 * <p>Which subclass it is says who failed:
 *
 * <ul>
 *   <li>{@link RefusedException}: the server refused the request and says why with an {@link ErrorCode};
 *   <li>{@link TokenException}: the credentials, the token or its permissions;
 *   <li>{@link UnexpectedResponseException}: the answer is none of the API, such as a gateway's page;
 *   <li>{@link NoResponseException}: there was no answer.
 * </ul>
 */
public abstract class AccountsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String serverMessage;
    private final String requestId;
    private final Duration retryAfter;

    AccountsException(String reason, String code, String serverMessage, Circumstances circumstances, Throwable cause) {
        super(message(reason, code, circumstances), cause);
        this.status = circumstances.status();
        this.code = code;
        this.serverMessage = serverMessage;
        this.requestId = circumstances.requestId();
        this.retryAfter = circumstances.retryAfter();
    }

    /**
     * Where and when something failed.
     *
     * @param status 0 if there was no answer
     * @param retryAfter null if the server named none
     */
    record Circumstances(String operationId, int status, String requestId, Duration retryAfter) {

        /** Of a request that has no answer. */
        static Circumstances of(Request request) {
            return new Circumstances(request.operationId(), 0, request.requestId(), null);
        }

        /** Of an answer; the server's request id counts more than the one that was sent. */
        static Circumstances of(Request request, Response response) {
            String requestId = response.header(Request.REQUEST_ID).orElse(request.requestId());
            return new Circumstances(
                    request.operationId(),
                    response.status(),
                    requestId,
                    response.retryAfter().orElse(null));
        }
    }

    private static String message(String reason, String code, Circumstances circumstances) {
        StringBuilder text = new StringBuilder(circumstances.operationId() + ": " + reason + " (");
        if (!code.isEmpty()) {
            text.append("code ").append(code).append(", ");
        }
        if (circumstances.status() != 0) {
            text.append("status ").append(circumstances.status()).append(", ");
        }
        text.append("request id ").append(circumstances.requestId()).append(')');
        // What came over the wire must not be able to forge a line of a log.
        return text.toString().replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
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

    /** The error code as the server sent it, without white space around it; empty if the failure has none. */
    public final String code() {
        return code;
    }

    /** The message for people that the server sent; empty if it sent none. */
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

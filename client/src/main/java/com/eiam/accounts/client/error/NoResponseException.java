package com.eiam.accounts.client.error;

/** There was no answer. {@link #reason()} says why, and so whether the server may have carried out the request. */
public final class NoResponseException extends AccountsException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why there was no answer. */
    public enum Reason {
        /** There was no connection, or its TLS handshake failed; the request was not sent. */
        NOT_CONNECTED,
        /** The time for the request was over; the server may have carried it out. */
        TIMED_OUT,
        /** The connection broke; the server may have carried the request out. */
        BROKEN,
        /** The calling thread was interrupted, and still is; the server may have carried the request out. */
        INTERRUPTED
    }

    /** A call without an answer. */
    public NoResponseException(Reason reason, String detail, CallDetails details, Throwable cause) {
        super(detail, "", "", details, cause);
        this.reason = given("reason", reason);
    }

    /** Why there was no answer. */
    public Reason reason() {
        return reason;
    }
}

package com.eiam.accounts.client;

/** There was no answer: {@link #reason()} says why, and with it whether the request may have been carried out. */
public final class NoResponseException extends AccountsException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why there was no answer. */
    public enum Reason {
        /** No connection came about; nothing was sent. */
        NOT_CONNECTED,
        /** The request's time was over; the server may have carried it out. */
        TIMED_OUT,
        /** The connection broke; the server may have carried the request out. */
        BROKEN,
        /** The calling thread was interrupted, and still is; the server may have carried the request out. */
        INTERRUPTED
    }

    NoResponseException(Reason reason, Request request, String detail, Throwable cause) {
        super("no response from " + request + ": " + detail, "", "", Circumstances.of(request), cause);
        this.reason = reason;
    }

    /** Why there was no answer. */
    public Reason reason() {
        return reason;
    }
}

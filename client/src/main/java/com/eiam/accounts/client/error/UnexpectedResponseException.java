package com.eiam.accounts.client.error;

/**
 * The answer is not from this API: a gateway's page, an empty or truncated body, a body beyond the size limit. The
 * message shows the beginning of the body. It is not known whether anything was changed.
 */
public final class UnexpectedResponseException extends AccountsException {

    private static final long serialVersionUID = 1L;

    /** An answer that is not from this API. */
    public UnexpectedResponseException(String reason, CallDetails details, Throwable cause) {
        super(reason, "", "", details, cause);
    }
}

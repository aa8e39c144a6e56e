package com.eiam.accounts.client;

/**
 * The answer is none that the API gives: a gateway's page, an empty or truncated body, an answer beyond the size bound.
 * The message shows the beginning of the body. Whether anything was changed is not known.
 */
public final class UnexpectedResponseException extends AccountsException {

    private static final long serialVersionUID = 1L;

    UnexpectedResponseException(String reason, Circumstances circumstances, Throwable cause) {
        super(reason, "", "", circumstances, cause);
    }
}

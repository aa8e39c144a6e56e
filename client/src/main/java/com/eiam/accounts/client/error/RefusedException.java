package com.eiam.accounts.client.error;

import com.eiam.accounts.client.model.ErrorCode;

/**
 * The server refused the request and says why: {@link #errorCode()} to switch on, {@link #serverMessage()} for people.
 * Nothing was changed.
 */
public final class RefusedException extends AccountsException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param code the error code as it is sent
     * @param serverMessage the message for people; empty if there is none
     */
    public RefusedException(String code, String serverMessage, CallDetails details) {
        super(
                line(serverMessage).isEmpty() ? "the request was refused" : serverMessage,
                code,
                serverMessage,
                details,
                null);
    }

    /** The refusal that the server sends for a code, for use in tests. */
    public static RefusedException of(ErrorCode code, String operationId) {
        return new RefusedException(
                given("code", code).code(), code.message(), CallDetails.of(operationId, code.status()));
    }
}

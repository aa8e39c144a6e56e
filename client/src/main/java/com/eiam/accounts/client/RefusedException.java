package com.eiam.accounts.client;

/**
 * The server refused the request and says why: {@link #errorCode()} to switch on, {@link #serverMessage()} for people.
 * Nothing was changed.
 */
public final class RefusedException extends AccountsException {

    private static final long serialVersionUID = 1L;

    RefusedException(String code, String serverMessage, Circumstances circumstances) {
        super(
                serverMessage.isEmpty() ? "the request was refused" : serverMessage,
                code,
                serverMessage,
                circumstances,
                null);
    }
}

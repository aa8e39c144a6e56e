package com.eiam.accounts.client;

import com.eiam.accounts.client.model.TokenErrorCode;

/**
 * The client's credentials, its token or its permissions were refused (RFC 6749, 5.2; RFC 6750, 3.1). Nothing was
 * changed.
 */
public final class TokenException extends AccountsException {

    private static final long serialVersionUID = 1L;

    private final String scope;

    TokenException(String code, String serverMessage, String scope, Circumstances circumstances) {
        super(
                (serverMessage.isEmpty() ? "the token was refused" : serverMessage)
                        + (scope.isEmpty() ? "" : "; one of these permissions is needed: " + scope),
                code,
                serverMessage,
                circumstances,
                null);
        this.scope = scope;
    }

    /** The reason; {@link TokenErrorCode#UNKNOWN} if it is newer than this client, see {@link #code()}. */
    public TokenErrorCode tokenErrorCode() {
        return TokenErrorCode.fromCode(code());
    }

    /** The permission codes of which one would do, separated by spaces; empty if the server named none. */
    public String scope() {
        return scope;
    }
}

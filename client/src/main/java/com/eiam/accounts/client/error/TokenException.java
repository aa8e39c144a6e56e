package com.eiam.accounts.client.error;

import com.eiam.accounts.client.model.TokenErrorCode;

/** The credentials, the token or its permissions were refused (RFC 6749, 5.2; RFC 6750, 3.1). Nothing was changed. */
public final class TokenException extends AccountsException {

    private static final long serialVersionUID = 1L;

    private final String scope;

    /**
     * A refusal of credentials, token or permissions.
     *
     * @param code the error code as it is sent
     * @param serverMessage the message for people; empty if there is none
     * @param scope the permission codes of which one is needed; empty if the server named none
     */
    public TokenException(String code, String serverMessage, String scope, CallDetails details) {
        super(
                (line(serverMessage).isEmpty() ? "the token was refused" : serverMessage)
                        + (line(scope).isEmpty() ? "" : "; one of these permissions is needed: " + scope),
                code,
                serverMessage,
                details,
                null);
        this.scope = line(scope);
    }

    /** The refusal that the server sends for a code, for use in tests. */
    public static TokenException of(TokenErrorCode code, String operationId) {
        return new TokenException(
                given("code", code).code(), code.message(), "", CallDetails.of(operationId, code.status()));
    }

    /** The reason; {@link TokenErrorCode#UNKNOWN} if it is newer than this client, see {@link #code()}. */
    public TokenErrorCode tokenErrorCode() {
        return TokenErrorCode.fromCode(code());
    }

    /** The permission codes, separated by spaces; the client needs one of them; empty if the server named none. */
    public String scope() {
        return scope;
    }
}

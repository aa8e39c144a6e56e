package com.eiam.accounts.server;

import com.eiam.accounts.server.model.TokenErrorCode;
import java.util.Objects;

/** Refuses a request for a token with OAuth's error (RFC 6749, 5.2). A 401 has {@code WWW-Authenticate: Basic}. */
public final class TokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TokenErrorCode code;

    public TokenException(TokenErrorCode code) {
        super(Objects.requireNonNull(code, "code").code() + " " + code.message(), null, false, false);
        this.code = code;
    }

    public TokenErrorCode code() {
        return code;
    }
}

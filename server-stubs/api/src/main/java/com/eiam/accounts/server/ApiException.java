package com.eiam.accounts.server;

import com.eiam.accounts.server.model.ErrorCode;
import java.util.Objects;

/**
 * Refuses a request. The answer has the code's status and its message, in the language that the caller prefers. As an
 * unchecked exception, it rolls the transaction back.
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public ApiException(ErrorCode code) {
        this(code, null);
    }

    /** Refuses with a code because of another exception, which callers never see. */
    public ApiException(ErrorCode code, Throwable cause) {
        // A refusal is an everyday answer: a stack trace would cost more than the rest of it.
        super(Objects.requireNonNull(code, "code").code() + " " + code.english(), cause, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}

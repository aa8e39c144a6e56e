package com.eiam.accounts.server;

import com.eiam.accounts.server.model.ErrorCode;
import java.util.Objects;

/**
 * The one exception with which an implementer refuses a request. It is answered with the code's status and, in the
 * language that the caller asked for, the code's message. It rolls a transaction back, as every unchecked exception does.
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** Refuses with a code. */
    public ApiException(ErrorCode code) {
        this(code, null);
    }

    /** Refuses with a code, because of something that is worth a look in a debugger; callers never see the cause. */
    public ApiException(ErrorCode code, Throwable cause) {
        // A refusal is an everyday answer and not a fault: no stack trace, which would cost more than the rest of it.
        super(Objects.requireNonNull(code, "code").code() + " " + code.english(), cause, false, false);
        this.code = code;
    }

    /** The code that is answered. */
    public ErrorCode code() {
        return code;
    }
}

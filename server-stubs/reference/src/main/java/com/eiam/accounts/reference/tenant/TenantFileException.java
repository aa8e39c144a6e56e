package com.eiam.accounts.reference.tenant;

import com.eiam.accounts.reference.StartException;

/** The tenant file is not what it should be. The message names file, line, key and reason. */
final class TenantFileException extends StartException {

    private static final long serialVersionUID = 1L;

    TenantFileException(String message) {
        super(message);
    }
}

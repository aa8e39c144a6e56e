package com.eiam.accounts.reference.token;

import com.eiam.accounts.reference.StartException;
import java.nio.file.Path;

/** The key file is no key file. */
final class SigningKeyException extends StartException {

    private static final long serialVersionUID = 1L;

    SigningKeyException(Path file, String reason) {
        super(file + ": " + reason + "; eiam.accounts.token.key-file names an EC P-256 key as PEM (PKCS #8)");
    }
}

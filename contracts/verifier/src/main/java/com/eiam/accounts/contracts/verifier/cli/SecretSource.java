package com.eiam.accounts.contracts.verifier.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads values as editors and shells leave them: with a byte order mark, or with a line feed at the end. */
final class SecretSource {

    private SecretSource() {}

    /** The value of an environment variable; empty if it is not set, or blank. */
    static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).map(SecretSource::clean).filter(value -> !value.isBlank());
    }

    /** The only line of a file. */
    static String file(String option, Path file) throws UsageException {
        String secret;
        try {
            secret = clean(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new UsageException(option + ": " + file + " is not UTF-8");
        } catch (IOException e) {
            throw new UsageException(option + ": " + file + " cannot be read");
        }
        if (secret.indexOf('\0') >= 0) {
            // Each second byte is 0 in UTF-16, which Windows writes.
            throw new UsageException(option + ": " + file + " is not UTF-8");
        }
        if (secret.isBlank() || secret.lines().count() > 1) {
            throw new UsageException(option + ": " + file + " must have one line, the secret");
        }
        return secret;
    }

    /** The text without the byte order mark before it and the line feeds after it. */
    static String clean(String text) {
        return text.replaceFirst("^\ufeff", "").replaceFirst("[\\r\\n]+$", "");
    }
}

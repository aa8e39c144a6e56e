package com.eiam.accounts.reference.signing;

import com.eiam.accounts.reference.start.StartException;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** Writes private keys as text and reads them. With a secret, the text is encrypted (RFC 7517, 7). */
final class KeyCipher {

    private static final String SECRET = "eiam.accounts.token.key-secret";
    private static final int SECRET_LENGTH = 16;
    private static final int SALT_BYTES = 16;

    /** OWASP's number for PBKDF2 with SHA-512. It delays a start, and those who guess the secret. */
    private static final int ITERATIONS = 210_000;

    private final @Nullable String secret;

    /** @throws StartException if the secret is too short */
    KeyCipher(@Nullable String secret) {
        if (secret != null && secret.length() < SECRET_LENGTH) {
            throw new StartException(SECRET + " is too short: it needs at least " + SECRET_LENGTH + " characters");
        }
        this.secret = secret;
    }

    String write(ECKey key) {
        if (secret == null) {
            return key.toJSONString();
        }
        JWEObject encrypted = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.PBES2_HS512_A256KW, EncryptionMethod.A256GCM)
                        .contentType("jwk+json")
                        .build(),
                new Payload(key.toJSONString()));
        try {
            encrypted.encrypt(new PasswordBasedEncrypter(secret, SALT_BYTES, ITERATIONS));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return encrypted.serialize();
    }

    /** @throws StartException if the text needs a secret, or another one */
    ECKey read(String text) {
        try {
            return ECKey.parse(text.startsWith("{") ? text : decrypted(text));
        } catch (ParseException | JOSEException e) {
            throw new StartException("a signing key in the database cannot be read: set " + SECRET
                    + " to the secret that it was written with, or delete all rows of the table signing_key; then no token"
                    + " of before is valid");
        }
    }

    private String decrypted(String text) throws ParseException, JOSEException {
        if (secret == null) {
            throw new JOSEException("encrypted");
        }
        JWEObject encrypted = JWEObject.parse(text);
        encrypted.decrypt(new PasswordBasedDecrypter(secret));
        return encrypted.getPayload().toString();
    }
}

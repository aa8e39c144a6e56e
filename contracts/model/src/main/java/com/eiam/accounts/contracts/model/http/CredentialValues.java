package com.eiam.accounts.contracts.model.http;

import com.eiam.accounts.contracts.model.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The texts that {@link Credentials} become in a request. */
public interface CredentialValues {

    /** The access token that is sent after {@code Bearer}. */
    String token(Credentials credentials);

    /** The id of the client in the environment. */
    String clientId(Credentials credentials);

    /** The secret of the client in the environment. */
    String secret(Credentials credentials);

    /** Whether id and secret are percent-encoded before they are sent after {@code Basic} (RFC 6749, 2.3.1). */
    default boolean isEncoded(Credentials credentials) {
        return credentials.kind() == Credentials.Kind.ENCODED_BASIC;
    }

    /** What is sent after {@code Basic} (RFC 7617, 2). */
    default String basic(Credentials credentials) {
        String pair = isEncoded(credentials)
                ? RequestEncoder.percentEncoded(clientId(credentials)) + ":" + formSecret(credentials)
                : clientId(credentials) + ":" + secret(credentials);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** The secret as the value of a form field, encoded. */
    default String formSecret(Credentials credentials) {
        return RequestEncoder.percentEncoded(secret(credentials));
    }
}

package com.eiam.accounts.contracts.verifier.credentials;

import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.http.CredentialValues;
import java.util.function.Function;

/** The credentials of an environment with another text in the place of each secret. Thread-safe. */
public record HiddenCredentials(EnvironmentCredentials environment, Function<Secret, String> text)
        implements CredentialValues {

    @Override
    public String token(Credentials credentials) {
        return text.apply(Secret.of(credentials));
    }

    @Override
    public String clientId(Credentials credentials) {
        return environment.clientId(credentials);
    }

    @Override
    public String secret(Credentials credentials) {
        // A secret that a contract makes up is no secret.
        return credentials.secret().orElseGet(() -> text(Secret.Kind.SECRET, credentials));
    }

    @Override
    public String basic(Credentials credentials) {
        return credentials.secret().isPresent() ? environment.basic(credentials) : text(Secret.Kind.BASIC, credentials);
    }

    @Override
    public String formSecret(Credentials credentials) {
        return credentials.secret().isPresent()
                ? CredentialValues.super.formSecret(credentials)
                : text(Secret.Kind.ENCODED, credentials);
    }

    private String text(Secret.Kind kind, Credentials credentials) {
        return text.apply(new Secret(kind, credentials.client()));
    }
}

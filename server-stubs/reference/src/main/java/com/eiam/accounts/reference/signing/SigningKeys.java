package com.eiam.accounts.reference.signing;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;

/** The keys of tokens: one of them signs now. Thread-safe. */
public interface SigningKeys {

    /** How long a token is valid at most, so that a key must verify as long after it has signed. */
    Duration LONGEST_TOKEN_LIFETIME = Duration.ofDays(1);

    /** The private key to sign a new token with. */
    ECKey signing();

    /** The public keys of all tokens that have not expired, and of those that are signed soon. */
    JWKSet verifying();
}

package com.eiam.accounts.reference.signing;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;

/** The keys of tokens: one of them signs now. Thread-safe. */
public interface SigningKeys {

    /** The private key to sign a new token with. */
    ECKey signing();

    /** The public keys of all tokens that have not expired, and of those that are signed soon. */
    JWKSet verifying();
}

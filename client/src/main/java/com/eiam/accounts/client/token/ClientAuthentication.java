package com.eiam.accounts.client.token;

/** How the client sends its id and secret to the token endpoint (RFC 6749, 2.3.1). */
public enum ClientAuthentication {
    /** As fields of the form, {@code client_secret_post}. */
    FORM,
    /** As HTTP Basic, {@code client_secret_basic}; both are percent-encoded first, as the RFC says. */
    BASIC
}

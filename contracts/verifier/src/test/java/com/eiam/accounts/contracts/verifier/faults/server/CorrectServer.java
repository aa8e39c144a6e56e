package com.eiam.accounts.contracts.verifier.faults.server;

import java.io.IOException;

/** The reference server, as a fault uses it to answer a request. */
public interface CorrectServer {

    /** Answers the request; once for each request. */
    Answer answer(Call call) throws IOException;

    /** Answers the request, and takes back what the server has changed. */
    Answer pretend(Call call) throws IOException;

    /** Sends another request, without any fault. */
    Answer also(Call call);

    /** A good token of a client of the contract tenant. */
    String token(String client);

    /** The server's verdict on a token. */
    TokenState state(String token);

    enum TokenState {
        GOOD,
        EXPIRED,
        TAMPERED,
        NO_TOKEN
    }
}

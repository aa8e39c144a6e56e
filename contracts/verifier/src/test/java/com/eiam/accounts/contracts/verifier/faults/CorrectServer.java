package com.eiam.accounts.contracts.verifier.faults;

import java.io.IOException;

/** The reference server, as a fault sees it: what it would answer to the request that is being answered. */
interface CorrectServer {

    /** Lets the server answer; once for each request. */
    Answer answer(Call call) throws IOException;

    /** Lets the server answer, and takes back whatever it has changed. */
    Answer pretend(Call call) throws IOException;

    /** Sends one more request of its own, without any fault. */
    Answer also(Call call);

    /** A good token of a client of the contract tenant. */
    String token(String client);

    /** What the server thinks of a token. */
    TokenState state(String token);

    enum TokenState {
        GOOD,
        EXPIRED,
        TAMPERED,
        NO_TOKEN
    }
}

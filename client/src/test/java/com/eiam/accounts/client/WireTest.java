package com.eiam.accounts.client;

import org.junit.jupiter.api.AfterEach;

/** Tests of a client that does not pause, against a server that answers what the test says. */
abstract class WireTest {

    final WireServer server = new WireServer();
    final EiamAccounts client = server.client().sleeper(time -> {}).build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }
}

package com.eiam.accounts.client;

import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** Tests of a client that keeps its pauses and does not wait, against a server that answers what the test says. */
abstract class WireTest {

    final WireServer server = new WireServer();
    final SettableClock clock = new SettableClock();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final EiamAccounts client =
            server.client().clock(clock).sleeper(pauses::add).build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    static AccountReference create(EiamAccounts by) {
        return by.accounts().createOrphanAccount("a1", new CreateOrphanAccountRequest().accountName("n"));
    }

    static AccountReference update(EiamAccounts by) {
        return by.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
    }
}

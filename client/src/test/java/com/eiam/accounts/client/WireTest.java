package com.eiam.accounts.client;

import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** Tests of a client that keeps its pauses and does not wait, against a server that answers what the test says. */
public abstract class WireTest {

    protected final WireServer server = new WireServer();
    protected final SettableClock clock = new SettableClock();
    protected final List<Duration> pauses = new CopyOnWriteArrayList<>();
    protected final EiamAccounts client =
            server.client(clock).sleeper(pauses::add).build();

    @AfterEach
    protected void stop() {
        client.close();
        server.close();
    }

    protected static AccountReference create(EiamAccounts by) {
        return by.accounts().createOrphanAccount("a1", new CreateOrphanAccountRequest().accountName("n"));
    }

    protected static AccountReference update(EiamAccounts by) {
        return by.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
    }
}

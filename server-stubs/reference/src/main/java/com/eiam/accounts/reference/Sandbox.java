package com.eiam.accounts.reference;

import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** What makes this server a sandbox, which is what it is out of the box. */
@Component
public final class Sandbox {

    private final HikariDataSource database;
    private final ServerProperties server;

    Sandbox(HikariDataSource database, ServerProperties server) {
        this.database = database;
        this.server = server;
    }

    /** Whether all data ends with this process. */
    public boolean inMemory() {
        return database.getJdbcUrl().startsWith("jdbc:h2:mem:");
    }

    /** Whether only this machine reaches the server. */
    public boolean local() {
        InetAddress address = server.getAddress();
        return address != null && address.isLoopbackAddress();
    }
}

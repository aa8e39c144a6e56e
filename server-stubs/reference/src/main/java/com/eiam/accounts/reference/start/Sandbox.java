package com.eiam.accounts.reference.start;

import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Whether this server is a sandbox: data in memory, and reached from this machine only. That is the default. */
@Component
public record Sandbox(HikariDataSource database, ServerProperties server) {

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

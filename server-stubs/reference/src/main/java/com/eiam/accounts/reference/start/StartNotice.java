package com.eiam.accounts.reference.start;

import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs where the server listens and how long its data lasts. */
@Component
record StartNotice(Sandbox sandbox, ServerProperties server) {

    private static final Logger LOG = LoggerFactory.getLogger(StartNotice.class);

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (sandbox.inMemory()) {
            LOG.warn("All data is in memory and ends with this process. For a database that lasts set"
                    + " spring.datasource.url, username and password");
        }
        InetAddress address = server.getAddress();
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            LOG.info(
                    "The page is at http://{}:{}/{}",
                    address == null || address.isLoopbackAddress() ? "localhost" : address.getHostAddress(),
                    web.getWebServer().getPort(),
                    sandbox.local() ? "; only this machine reaches it (server.address opens it to others)" : "");
        }
    }
}

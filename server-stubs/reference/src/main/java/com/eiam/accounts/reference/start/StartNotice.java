package com.eiam.accounts.reference.start;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
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
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            LOG.info(
                    "The page is at http://{}:{}/{}",
                    host(server.getAddress()),
                    web.getWebServer().getPort(),
                    sandbox.local() ? "; only this machine reaches it (server.address opens it to others)" : "");
        }
    }

    /** The host of the page: localhost if the server listens everywhere; IPv6 in brackets (RFC 3986, 3.2.2). */
    static String host(@Nullable InetAddress address) {
        if (address == null || address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return "localhost";
        }
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }
}

package com.eiam.accounts.client.test;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The contract stubs: each operation and each error code, answered as the contracts say. They keep no changes. */
public final class EiamStubs implements ContractTenantServer {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().usingFilesUnderClasspath(stubs()));

    private EiamStubs() {}

    /** Starts the stubs. */
    public static EiamStubs start() {
        EiamStubs stubs = new EiamStubs();
        stubs.server.start();
        return stubs;
    }

    @Override
    public String baseUrl() {
        return server.baseUrl();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The folder in the jar of the stubs, which has their version in its name. */
    private static String stubs() {
        try (InputStream path = EiamStubs.class.getResourceAsStream("stubs.txt")) {
            return new String(path.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package com.eiam.accounts.client.test;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.EiamAccountsBuilder;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The contract stubs of the account API on a free port of this machine: each operation and each error code, answered as
 * the contracts say. The tenant that the stubs know is the contract tenant.
 */
public final class EiamStubs implements AutoCloseable {

    /** All clients of the contract tenant have it. */
    private static final String SECRET = "sandbox-secret";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().usingFilesUnderClasspath(stubs()));

    private EiamStubs() {}

    /** Starts the stubs. */
    public static EiamStubs start() {
        EiamStubs stubs = new EiamStubs();
        stubs.server.start();
        return stubs;
    }

    /** Where they are served. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** A builder for the client {@code sandbox}, which may do everything. */
    public EiamAccountsBuilder client() {
        return client("sandbox");
    }

    /** A builder for another client of the contract tenant, such as {@code sandbox-none}, which may do nothing. */
    public EiamAccountsBuilder client(String clientId) {
        return EiamAccounts.builder().baseUrl(baseUrl()).clientId(clientId).clientSecret(SECRET);
    }

    @Override
    public void close() {
        server.stop();
    }

    private static String stubs() {
        try (InputStream path = EiamStubs.class.getResourceAsStream("stubs.txt")) {
            return new String(path.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

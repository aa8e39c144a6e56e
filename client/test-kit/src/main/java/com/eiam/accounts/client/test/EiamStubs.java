package com.eiam.accounts.client.test;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/** The contract stubs: each operation and each error code, answered as the contracts say. They keep no changes. */
public final class EiamStubs implements ContractTenantServer {

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .gzipDisabled(true)
            .usingFilesUnderClasspath("contracts/stubs"));

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
}

package com.eiam.accounts.contracts.verifier.stubs;

import com.eiam.accounts.contracts.stubs.IndexedStubs;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;

/**
 * The stubs, served in this process as by the stub server. They accept the symbolic credentials of the contract tenant.
 * All tests share one server, since loading the stubs takes longer than most tests.
 */
public final class Stubs {

    private static final String FOLDER = "contracts/stubs";

    private static final WireMockServer SERVER = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .disableRequestJournal()
            .usingFilesUnderClasspath(FOLDER)
            .withStores(IndexedStubs.stores(FOLDER)));

    static {
        SERVER.start();
    }

    private Stubs() {}

    /** The URL of the stubs, without any change remembered. */
    public static URI fresh() {
        SERVER.resetScenarios();
        return url();
    }

    static URI url() {
        return URI.create(SERVER.baseUrl());
    }
}

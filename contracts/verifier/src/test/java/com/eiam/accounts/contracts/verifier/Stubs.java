package com.eiam.accounts.contracts.verifier;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;

/** The stubs of the stubs jar. They take the symbolic credentials as they are. */
final class Stubs implements AutoCloseable {

    private final WireMockServer stubs = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .usingFilesUnderClasspath(System.getProperty("contracts.stubs")));

    Stubs() {
        stubs.start();
    }

    URI url() {
        return URI.create(stubs.baseUrl());
    }

    @Override
    public void close() {
        stubs.stop();
    }
}

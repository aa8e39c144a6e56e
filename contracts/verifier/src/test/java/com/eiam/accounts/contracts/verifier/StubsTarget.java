package com.eiam.accounts.contracts.verifier;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;

/** The stubs of the stubs jar. They take the symbolic credentials as they are. */
final class StubsTarget implements Target {

    private final WireMockServer stubs = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .usingFilesUnderClasspath(System.getProperty("contracts.stubs")));

    StubsTarget() {
        stubs.start();
    }

    @Override
    public URI url() {
        return URI.create(stubs.baseUrl());
    }

    @Override
    public String authorization(String symbolic) {
        return symbolic;
    }

    @Override
    public void close() {
        stubs.stop();
    }
}

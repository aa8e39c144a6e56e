package com.eiam.accounts.client.test;

/**
 * Runs the reference server for the tests of a class, so that changes can be read again. Tests can have the same
 * parameters as with {@link EiamStubsExtension}. Needs {@code eiam-accounts-server} with the classifier {@code exec} on
 * the test class path; it runs in a process of its own, so its libraries do not meet those of the test.
 */
public final class EiamServerExtension extends ServerExtension {

    public EiamServerExtension() {
        super(EiamServer::start);
    }
}

package com.eiam.accounts.client.test;

/**
 * Serves the contract stubs to the tests of a class: {@code @ExtendWith(EiamStubsExtension.class)}. Constructors and
 * methods may have a parameter of type EiamAccounts, a client that is ready to use, or {@link ContractTenantServer}.
 * Nested classes use the same server.
 */
public final class EiamStubsExtension extends ServerExtension {

    public EiamStubsExtension() {
        super(EiamStubs::start);
    }
}

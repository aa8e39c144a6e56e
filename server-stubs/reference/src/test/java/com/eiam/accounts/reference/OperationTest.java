package com.eiam.accounts.reference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A test of the whole server over HTTP, on each database, with a fresh contract tenant. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
public abstract class OperationTest {

    @Parameter
    protected TestDatabase database;

    protected RunningServer server;

    @BeforeEach
    void restoreTheContractTenant() {
        server = database.server();
    }
}

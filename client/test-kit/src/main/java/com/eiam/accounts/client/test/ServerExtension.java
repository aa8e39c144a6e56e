package com.eiam.accounts.client.test;

import com.eiam.accounts.client.EiamAccounts;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Runs a server for the tests of a class. */
abstract sealed class ServerExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver
        permits EiamStubsExtension, EiamServerExtension {

    private final Supplier<ContractTenantServer> start;

    ServerExtension(Supplier<ContractTenantServer> start) {
        this.start = start;
    }

    @Override
    public final void beforeAll(ExtensionContext context) {
        ContractTenantServer server = start.get();
        store(context).put(ContractTenantServer.class, server);
        store(context).put(EiamAccounts.class, server.client().build());
    }

    @Override
    public final void afterAll(ExtensionContext context) {
        store(context).remove(EiamAccounts.class, EiamAccounts.class).close();
        store(context)
                .remove(ContractTenantServer.class, ContractTenantServer.class)
                .close();
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == EiamAccounts.class || type == ContractTenantServer.class;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Object value = store(context).get(parameter.getParameter().getType());
        if (value == null) {
            throw new ParameterResolutionException(
                    "no server was started: register the extension with @ExtendWith or in a static field");
        }
        return value;
    }

    private Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(getClass()));
    }
}

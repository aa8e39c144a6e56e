package com.eiam.accounts.client.test;

import com.eiam.accounts.client.EiamAccounts;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Serves the contract stubs to the tests of a class: {@code @ExtendWith(EiamStubsExtension.class)}. Constructors and
 * methods may have a parameter of type {@link EiamAccounts}, a client that is ready to use, or {@link EiamStubs}.
 */
public final class EiamStubsExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        EiamStubs stubs = EiamStubs.start();
        store(context).put(EiamStubs.class, stubs);
        store(context).put(EiamAccounts.class, stubs.client().build());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        store(context).remove(EiamAccounts.class, EiamAccounts.class).close();
        store(context).remove(EiamStubs.class, EiamStubs.class).close();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == EiamAccounts.class || type == EiamStubs.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).get(parameter.getParameter().getType());
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(EiamStubsExtension.class));
    }
}

package com.eiam.accounts.client.test;

import com.eiam.accounts.client.EiamAccounts;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Runs a server for the tests of a class and of the classes nested in it. */
abstract sealed class ServerExtension implements BeforeAllCallback, ParameterResolver
        permits EiamStubsExtension, EiamServerExtension {

    private final Supplier<ContractTenantServer> start;

    ServerExtension(Supplier<ContractTenantServer> start) {
        this.start = start;
    }

    @Override
    public final void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == EiamAccounts.class || type == ContractTenantServer.class;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        return parameter.getParameter().getType() == EiamAccounts.class ? running.client : running.server;
    }

    /** JUnit makes the instance of a class with the lifecycle PER_CLASS before it calls {@link #beforeAll}. */
    @SuppressWarnings("deprecation") // JUnit 5 has no other method.
    private Running running(ExtensionContext context) {
        return outermostClass(context)
                .getStore(Namespace.create(getClass()))
                .getOrComputeIfAbsent(Running.class, key -> new Running(start.get()), Running.class);
    }

    private static ExtensionContext outermostClass(ExtensionContext context) {
        return context.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .map(ServerExtension::outermostClass)
                .orElse(context);
    }

    /** Closed by JUnit with the context of the class. */
    @SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing else.
    private static final class Running implements ExtensionContext.Store.CloseableResource {

        private final ContractTenantServer server;
        private final EiamAccounts client;

        Running(ContractTenantServer server) {
            this.server = server;
            this.client = server.client().build();
        }

        @Override
        public void close() {
            client.close();
            server.close();
        }
    }
}

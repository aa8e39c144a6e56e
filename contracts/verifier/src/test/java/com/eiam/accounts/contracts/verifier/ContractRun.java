package com.eiam.accounts.contracts.verifier;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Starts the target once, stops it after the last test, and counts the contracts that ran. A test that is skipped, gives
 * up or was never generated must not pass for a contract that is kept: the run fails. Only a selection of tests
 * ({@code -Dtest=…}) is not held against what it leaves out.
 */
final class ContractRun implements BeforeAllCallback, ParameterResolver, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(ContractRun.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        results(context);
        // Here and not in a test: a target that does not start is one failure a class, with its reason.
        target(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Target.class;
    }

    @Override
    public Target resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return target(context);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        results(context).add(context, true);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        results(context).add(context, false);
    }

    private static Target target(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Target.class, type -> Target.start(), Target.class);
    }

    private static ContractResults results(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        ContractResults.class,
                        type -> new ContractResults(
                                context.getConfigurationParameter("junit.jupiter.execution.order.random.seed")),
                        ContractResults.class);
    }
}

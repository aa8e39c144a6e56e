package com.eiam.accounts.server.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.security.web.UnreachableFilterChainException;

/** Explains the failed start of an application whose own security chain takes the requests of the API. */
final class UnreachableChainAnalyzer extends AbstractFailureAnalyzer<UnreachableFilterChainException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnreachableFilterChainException cause) {
        return new FailureAnalysis(
                "A SecurityFilterChain of the application matches every request, so another one is never used. The last"
                        + " one is that of eiam-accounts-server-stubs, which checks the tokens of the API.",
                "Give your SecurityFilterChain a securityMatcher with the paths that are yours, and an @Order.",
                cause);
    }
}

package com.eiam.accounts.server.start;

import java.lang.module.ModuleDescriptor.Version;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Ends the start of an application whose Spring Boot is too old, before it fails on a bean that nobody knows. */
final class RequiredSpringBoot implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Version OLDEST = Version.parse("4.1");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(SpringBootVersion.getVersion());
    }

    static void check(String version) {
        if (Version.parse(version).compareTo(OLDEST) < 0) {
            throw new OldSpringBootException(
                    "eiam-accounts-server-stubs needs Spring Boot " + OLDEST + ", and this application has " + version);
        }
    }

    private static final class OldSpringBootException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private OldSpringBootException(String message) {
            super(message);
        }
    }

    /** Lets Spring Boot report the reason without a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<OldSpringBootException> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, OldSpringBootException cause) {
            return new FailureAnalysis(cause.getMessage(), "Update Spring Boot.", cause);
        }
    }
}

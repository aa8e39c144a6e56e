package com.eiam.accounts.contracts.verifier;

import java.net.URI;

/** What the contracts are held against; the system property {@code contracts.target} says which. */
interface Target extends AutoCloseable {

    /** Where it answers. */
    URI url();

    /** The credentials that stand for a contract's symbolic ones, such as {@code Bearer sandbox}. */
    String authorization(String symbolic);

    @Override
    void close();

    /** Starts the target of this run. */
    static Target start() {
        return switch (name()) {
            case "server" -> new ServerTarget();
            case "stubs" -> new StubsTarget();
            default ->
                throw new IllegalArgumentException(
                        "contracts.target is " + name() + ", but must be one of server, stubs");
        };
    }

    /** How the target is called in reports. */
    static String name() {
        return System.getProperty("contracts.target", "server");
    }
}

package com.eiam.accounts.reference;

import java.util.ArrayList;
import java.util.List;

/** A server with limits of a test, and the clock of the test. */
public final class LimitedServer {

    private LimitedServer() {}

    /** Starts it with properties such as {@code --name=value}. */
    public static RunningServer start(String... properties) {
        List<String> all = new ArrayList<>(TestDatabase.H2.empty());
        all.addAll(List.of(properties));
        return RunningServer.start(all, TestBeans.class);
    }
}

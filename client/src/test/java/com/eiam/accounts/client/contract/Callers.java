package com.eiam.accounts.client.contract;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.EiamAccountsBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The clients of the contract tenant. Each is built once, as in an application, and keeps its token. */
final class Callers implements AutoCloseable {

    private final Map<String, EiamAccounts> byId = new HashMap<>();
    private final Function<String, EiamAccounts> build;

    Callers(Function<String, EiamAccountsBuilder> builder) {
        this.build = builder.andThen(EiamAccountsBuilder::build);
    }

    EiamAccounts as(String clientId) {
        return byId.computeIfAbsent(clientId, build);
    }

    @Override
    public void close() {
        byId.values().forEach(EiamAccounts::close);
    }
}

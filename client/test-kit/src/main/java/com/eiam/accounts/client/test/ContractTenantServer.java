package com.eiam.accounts.client.test;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.EiamAccountsBuilder;

/** A server of the account API on a free port of this machine, with the contract tenant. */
public interface ContractTenantServer extends AutoCloseable {

    /** The base URL of the API. */
    String baseUrl();

    /** A builder for the client {@code sandbox}, which may do everything. */
    default EiamAccountsBuilder client() {
        return client("sandbox");
    }

    /** A builder for another client of the contract tenant, such as {@code sandbox-none}, which may do nothing. */
    default EiamAccountsBuilder client(String clientId) {
        // All clients of the contract tenant have the same secret.
        return EiamAccounts.builder().baseUrl(baseUrl()).clientId(clientId).clientSecret("sandbox-secret");
    }

    @Override
    void close();
}

package com.eiam.accounts.client;

/**
 * Carries out the calls that the generated classes describe. {@link EiamAccounts} has the one that talks to a server; a
 * test of a calling program can give the generated classes one of its own.
 */
public interface ApiCaller {

    /**
     * Carries out a call and waits for its answer.
     *
     * @return what the server answered; null only where the operation answers nothing
     * @throws AccountsException if the operation fails
     */
    <T> T call(ApiCall<T> call);
}

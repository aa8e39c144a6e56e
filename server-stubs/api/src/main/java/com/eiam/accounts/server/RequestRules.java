package com.eiam.accounts.server;

/**
 * Checks values against the API's rules for request bodies. Requests are checked before you see them; use this for
 * values that you compute, such as the merge of a change with what is stored.
 *
 * <p>Thread-safe.
 */
public interface RequestRules {

    /**
     * Checks the fields of a request that are not null. If one breaks a rule, an unchecked exception ends the call, and
     * the answer is the same as if the caller had sent the value.
     *
     * @param request a generated model of a request body
     */
    void check(Object request);
}

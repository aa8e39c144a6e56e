package com.eiam.accounts.server;

/**
 * Checks values against the API's rules for request bodies. Requests are checked before you see them; use this for values
 * that you compute, such as the merge of a change with what is stored.
 *
 * <p>Thread-safe.
 */
public interface RequestRules {

    /**
     * Checks a value against the rules of a field. If the value breaks a rule, an unchecked exception ends the call, and
     * the answer is the same as if the caller had sent the value.
     *
     * @param model the generated class of the request body
     * @param field the field's name in JSON
     * @param value the value, in the types that JSON knows
     */
    void check(Class<?> model, String field, Object value);
}

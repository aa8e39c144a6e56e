package com.eiam.accounts.contracts.verifier.check;

/**
 * A difference between a response and the expected one.
 *
 * @param path the field, as in {@code accounts[3].name}; empty for the response as a whole
 * @param text the difference in words, the path included
 */
record Difference(String path, String text) {

    /** A difference of the response as a whole. */
    Difference(String text) {
        this("", text);
    }
}

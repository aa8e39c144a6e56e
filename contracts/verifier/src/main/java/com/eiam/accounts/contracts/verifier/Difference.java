package com.eiam.accounts.contracts.verifier;

/**
 * Something in an answer that is not as it should be.
 *
 * @param path the field, as in {@code accounts[3].name}; empty for the body as a whole
 * @param text all of it in words, the path included
 */
record Difference(String path, String text) {}

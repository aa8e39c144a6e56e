package com.eiam.accounts.contracts.verifier;

import java.util.Map;
import java.util.Optional;

/**
 * A request as reports show it: in the place of tokens and secrets stands whose they are, as in {@code Bearer <sandbox's
 * token>}.
 *
 * @param method the HTTP method
 * @param url the whole URL
 * @param headers the headers that the contract states
 * @param body the body; empty if none was sent
 */
public record SentRequest(String method, String url, Map<String, String> headers, Optional<String> body) {}

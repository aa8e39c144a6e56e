package com.eiam.accounts.contracts.verifier.result;

import java.util.Map;
import java.util.Optional;

/**
 * A request as reports show it. Words replace tokens and secrets, as in {@code Bearer <sandbox's token>}.
 *
 * @param headers the headers of the contract, its credentials included
 * @param body the body; empty if none was sent
 */
public record SentRequest(String method, String url, Map<String, String> headers, Optional<String> body) {}

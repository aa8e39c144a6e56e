package com.eiam.accounts.contracts.verifier;

import java.util.List;
import java.util.Map;

/**
 * An answer as reports show it: without tokens and secrets, and cut off where it gets too long for a reader.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body as text
 */
public record ReceivedAnswer(int status, Map<String, List<String>> headers, String body) {}

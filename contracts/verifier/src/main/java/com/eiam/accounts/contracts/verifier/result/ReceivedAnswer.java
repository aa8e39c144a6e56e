package com.eiam.accounts.contracts.verifier.result;

import java.util.List;
import java.util.Map;

/** A response as reports show it: without tokens and secrets, and without the end of a long body. */
public record ReceivedAnswer(int status, Map<String, List<String>> headers, String body) {}

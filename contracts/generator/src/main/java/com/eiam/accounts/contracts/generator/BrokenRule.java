package com.eiam.accounts.contracts.generator;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * All requests that break one rule, in WireMock's words: a stub that knew only the request of the contract would let every
 * other one pass.
 *
 * @param in where the rule stands: {@code path}, {@code query} or {@code body}
 * @param parameter the name of the parameter; empty for a body
 * @param pattern what matches: for a path a regular expression of the segment, for a query a pattern of the value, for a body
 *     a pattern of the body
 * @param position the place of the rule among those of the same part of the request, from 0: the first that is broken answers
 * @param field what the message calls the field where that depends on the request, as a template; empty where it doesn't
 */
record BrokenRule(String in, String parameter, JsonNode pattern, int position, Optional<String> field) {}

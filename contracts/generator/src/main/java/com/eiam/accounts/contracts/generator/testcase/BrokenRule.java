package com.eiam.accounts.contracts.generator.testcase;

/**
 * A rule that a request breaks.
 *
 * @param location where the value is that breaks it
 * @param keyword the keyword of the schema, or {@code json} for a body that is not JSON, or {@code text} for text that
 *     UTF-8 or a database cannot hold
 */
public record BrokenRule(Location location, String keyword) {}

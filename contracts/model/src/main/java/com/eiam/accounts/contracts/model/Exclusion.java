package com.eiam.accounts.contracts.model;

/**
 * A declared outcome that no contract provokes.
 *
 * @param reason why there is no contract
 */
public record Exclusion(Outcome outcome, String reason) {}

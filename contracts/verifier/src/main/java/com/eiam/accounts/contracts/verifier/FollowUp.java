package com.eiam.accounts.contracts.verifier;

/** A read that must show what a contract changed, and that nothing else changed. */
record FollowUp(String operation, ContractRequest request, Expectation response) {}

/**
 * Generates the contracts from the spec: {@code testcase} says what a contract is here, {@code derive} finds those that
 * follow from the spec, and {@code suite}, {@code springcloudcontract}, {@code stubs}, {@code arazzo} and {@code
 * coverage} each write one form of them.
 */
package com.eiam.accounts.contracts.generator;

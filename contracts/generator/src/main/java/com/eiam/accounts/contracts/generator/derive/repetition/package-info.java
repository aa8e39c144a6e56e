/** Contracts that send a request again, with and without an idempotency key. */
package com.eiam.accounts.contracts.generator.derive.repetition;

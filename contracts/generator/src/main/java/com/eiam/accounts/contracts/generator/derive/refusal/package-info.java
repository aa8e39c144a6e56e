/** Contracts of changes that are refused and must change nothing. */
package com.eiam.accounts.contracts.generator.derive.refusal;

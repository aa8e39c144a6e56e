/** Contracts with steps after their request, which follow from the spec and from a stated contract. */
package com.eiam.accounts.contracts.generator.derive.story;

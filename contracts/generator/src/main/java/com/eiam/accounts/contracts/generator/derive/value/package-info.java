/** Contracts that store values, change a part of them, and read them again in each response. */
package com.eiam.accounts.contracts.generator.derive.value;

/** The table of operations, statuses and codes with their contracts. */
package com.eiam.accounts.contracts.generator.coverage;

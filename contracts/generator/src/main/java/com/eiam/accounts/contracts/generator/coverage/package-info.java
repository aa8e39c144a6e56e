/** The tables of what the spec demands, with the contracts that test it: outcomes of operations, and sentences. */
package com.eiam.accounts.contracts.generator.coverage;

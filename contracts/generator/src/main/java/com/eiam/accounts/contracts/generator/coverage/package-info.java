/** What the spec demands, and the contracts that test it: outcomes of operations, sentences, and rules of requests. */
package com.eiam.accounts.contracts.generator.coverage;

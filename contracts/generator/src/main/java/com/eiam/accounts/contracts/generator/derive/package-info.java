/** Contracts that follow from the spec: each keyword of a request's schema, and the security of an operation. */
package com.eiam.accounts.contracts.generator.derive;

/**
 * Contracts that follow from the spec: from each keyword of a request's schema, the security of an operation, the order
 * of the checks, the languages of messages, ownership, and HTTP. The package below has those with more than one
 * request.
 */
package com.eiam.accounts.contracts.generator.derive;

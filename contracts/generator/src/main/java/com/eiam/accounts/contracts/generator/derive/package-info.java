/**
 * Contracts that follow from the spec: from each keyword of a request's schema, the security of an operation, the order
 * of the checks, the languages of messages, ownership, and HTTP. Those with more than one request have packages below.
 */
package com.eiam.accounts.contracts.generator.derive;

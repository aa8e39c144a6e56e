/**
 * Contracts that follow from the spec: from each keyword of a request's schema, the security of an operation, the order of
 * the checks, the languages of messages, who owns what, which names are equal, what is stored as sent, and from HTTP.
 */
package com.eiam.accounts.contracts.generator.derive;

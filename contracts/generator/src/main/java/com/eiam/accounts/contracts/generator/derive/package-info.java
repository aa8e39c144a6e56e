/**
 * Contracts that follow from the spec: from each keyword of a request's schema, the security of an operation, the order of
 * the checks, the languages of messages, ownership, equal names, text that is stored as sent, and HTTP.
 */
package com.eiam.accounts.contracts.generator.derive;

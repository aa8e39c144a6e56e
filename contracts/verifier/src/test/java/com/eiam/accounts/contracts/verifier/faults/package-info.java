/**
 * Servers with one fault each, made by a filter around the reference server, and the run that counts how many of them the
 * contracts notice.
 */
package com.eiam.accounts.contracts.verifier.faults;

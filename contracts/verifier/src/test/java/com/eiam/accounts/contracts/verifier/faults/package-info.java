/** Servers with one fault each: the reference server behind a filter. A run counts how many of them break a contract. */
package com.eiam.accounts.contracts.verifier.faults;

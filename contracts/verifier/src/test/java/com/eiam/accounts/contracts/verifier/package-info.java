/** Runs the contracts over HTTP: against the reference server, the stubs, and faulty servers. */
package com.eiam.accounts.contracts.verifier;

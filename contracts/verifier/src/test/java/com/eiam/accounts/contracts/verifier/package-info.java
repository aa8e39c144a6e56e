/** Runs the contracts over HTTP: against the reference server, the stubs made of the same contracts, and faulty servers. */
package com.eiam.accounts.contracts.verifier;

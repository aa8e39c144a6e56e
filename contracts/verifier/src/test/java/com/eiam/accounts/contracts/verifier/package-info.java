/** Runs the contracts over HTTP against a target: the reference server, or the stubs made of the same contracts. */
package com.eiam.accounts.contracts.verifier;

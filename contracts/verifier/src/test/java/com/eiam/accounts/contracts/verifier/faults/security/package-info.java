/** Faulty servers that accept wrong credentials, refuse right ones, or show what belongs to somebody else. */
package com.eiam.accounts.contracts.verifier.faults.security;

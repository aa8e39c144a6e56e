/** Faulty servers that come from a small mistake: a wrong variable, an early check, a parser that is too friendly. */
package com.eiam.accounts.contracts.verifier.faults.accident;

/** Faulty servers that come from a shortcut in a query, in a table or in the use of a library. */
package com.eiam.accounts.contracts.verifier.faults.shortcut;

/** Faulty servers that come from a habit of a framework, a mapper, a cache or a database. */
package com.eiam.accounts.contracts.verifier.faults.habit;

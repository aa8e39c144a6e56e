/** Faulty servers that change too much, too little or something else. */
package com.eiam.accounts.contracts.verifier.faults.changes;

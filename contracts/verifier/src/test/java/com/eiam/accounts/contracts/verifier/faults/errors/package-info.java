/** Faulty servers that refuse too little, or with another error. */
package com.eiam.accounts.contracts.verifier.faults.errors;

/** Servers that check too late, look for too little of an id, or change all that has something in common. */
package com.eiam.accounts.contracts.verifier.faults.assumption;

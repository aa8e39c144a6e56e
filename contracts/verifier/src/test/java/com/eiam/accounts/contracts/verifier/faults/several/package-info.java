/** Servers that confuse one account with another. */
package com.eiam.accounts.contracts.verifier.faults.several;

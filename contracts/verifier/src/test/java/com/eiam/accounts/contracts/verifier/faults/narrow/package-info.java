/** Servers with faults that are narrow: one operation, one field or one header, and often two conditions at once. */
package com.eiam.accounts.contracts.verifier.faults.narrow;

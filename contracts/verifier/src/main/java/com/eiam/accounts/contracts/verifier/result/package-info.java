/** The report of a run, as data. */
package com.eiam.accounts.contracts.verifier.result;

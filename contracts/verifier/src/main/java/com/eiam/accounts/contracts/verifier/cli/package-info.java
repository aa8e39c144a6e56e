/** The command line of the verifier. */
package com.eiam.accounts.contracts.verifier.cli;

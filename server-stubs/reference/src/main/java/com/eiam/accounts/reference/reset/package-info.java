/** Resets a sandbox to its tenant file while it runs. */
package com.eiam.accounts.reference.reset;

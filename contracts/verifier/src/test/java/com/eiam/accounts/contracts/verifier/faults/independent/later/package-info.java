/** More servers with faults that were chosen from the documentation of the API, after the contracts caught the first ones. */
package com.eiam.accounts.contracts.verifier.faults.independent.later;

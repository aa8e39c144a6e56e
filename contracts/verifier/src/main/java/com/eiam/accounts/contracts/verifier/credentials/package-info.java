/** The clients of an environment: ids, secrets and tokens, and what reports show instead. For this module only. */
package com.eiam.accounts.contracts.verifier.credentials;

/** What the reads of the API answer for the contract tenant. */
package com.eiam.accounts.contracts.generator.tenant;

/** The faults, one class for each kind. */
package com.eiam.accounts.contracts.verifier.faults.catalogue;

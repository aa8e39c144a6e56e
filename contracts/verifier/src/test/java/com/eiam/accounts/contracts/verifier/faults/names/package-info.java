/**
 * Faulty servers that compare, find or reserve names wrongly, and those that find things by something like their id.
 */
package com.eiam.accounts.contracts.verifier.faults.names;

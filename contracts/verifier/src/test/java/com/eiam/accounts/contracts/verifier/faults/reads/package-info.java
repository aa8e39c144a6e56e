/** Faulty servers that find, list, sort, count or remember wrongly when they read. */
package com.eiam.accounts.contracts.verifier.faults.reads;

/** Writes what came of a run into files, for pipelines and for people. */
package com.eiam.accounts.contracts.verifier.report;

/** A server with one fault: the reference server behind a filter. */
package com.eiam.accounts.contracts.verifier.faults.server;

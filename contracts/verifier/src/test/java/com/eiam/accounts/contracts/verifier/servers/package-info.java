/** Servers, gateways and proxies that treat requests in their own way, for tests. */
package com.eiam.accounts.contracts.verifier.servers;

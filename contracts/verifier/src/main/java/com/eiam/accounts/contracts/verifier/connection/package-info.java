/** How requests reach the server: headers for gateways, TLS, proxies, limits. */
package com.eiam.accounts.contracts.verifier.connection;

/** Issues access tokens to clients (RFC 6749, 4.4; RFC 9068). */
package com.eiam.accounts.reference.token;

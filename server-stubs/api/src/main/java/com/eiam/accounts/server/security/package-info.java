/** Tokens and permission codes. */
package com.eiam.accounts.server.security;

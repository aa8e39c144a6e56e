/** What all requests have in common that create or change an account. */
package com.eiam.accounts.server.account;

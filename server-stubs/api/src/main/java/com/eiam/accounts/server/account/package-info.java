/** What requests have in common that create or change an account, and the ids of accounts. */
package com.eiam.accounts.server.account;

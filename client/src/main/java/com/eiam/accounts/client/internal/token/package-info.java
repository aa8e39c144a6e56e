/** Keeps a token and gets a new one before it expires. */
package com.eiam.accounts.client.internal.token;

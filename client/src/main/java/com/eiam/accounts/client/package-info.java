/** The client and how it is built: begin with {@link com.eiam.accounts.client.EiamAccounts#builder()}. */
package com.eiam.accounts.client;

/** What a failed call throws: {@link com.eiam.accounts.client.error.AccountsException} and its subclasses. */
package com.eiam.accounts.client.error;

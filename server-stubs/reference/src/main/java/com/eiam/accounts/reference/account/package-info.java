/** The operations with the tag accounts, and how an account is created, changed and deleted. */
package com.eiam.accounts.reference.account;

/** The operations with the tag public-accounts: owners and users. */
package com.eiam.accounts.reference.publicaccount;

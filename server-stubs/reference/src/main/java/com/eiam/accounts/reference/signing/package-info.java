/** The keys that tokens are signed with. */
package com.eiam.accounts.reference.signing;

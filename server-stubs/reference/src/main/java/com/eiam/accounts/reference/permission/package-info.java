/** The operations with the tag account-permissions. */
package com.eiam.accounts.reference.permission;

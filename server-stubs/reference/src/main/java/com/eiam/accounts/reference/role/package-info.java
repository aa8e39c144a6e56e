/** The operations with the tag account-roles. */
package com.eiam.accounts.reference.role;

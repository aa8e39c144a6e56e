/** Reads the tenant file, checks it, and writes it to the database. */
package com.eiam.accounts.reference.tenant;

/** Reads tenant files: the clients, users, applications and accounts that a server begins with. */
package com.eiam.accounts.tenant;

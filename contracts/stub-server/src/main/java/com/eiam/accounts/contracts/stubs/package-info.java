/** The stubs as a server of their own, for callers who write no Java. */
package com.eiam.accounts.contracts.stubs;

/** Repeats calls that can be repeated. */
package com.eiam.accounts.client.internal.retry;

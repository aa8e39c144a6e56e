/** Sends calls over HTTP and reads their responses. */
package com.eiam.accounts.client.internal.http;

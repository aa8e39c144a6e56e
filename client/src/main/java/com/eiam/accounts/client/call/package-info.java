/** What belongs to one call: options, retries, response, interceptors, and how generated classes describe it. */
package com.eiam.accounts.client.call;

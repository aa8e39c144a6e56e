/** What belongs to one call: options, retries, its response, interceptors, and how the generated classes describe it. */
package com.eiam.accounts.client.call;

/** Where the tokens come from: the API's own token endpoint, or your own source. */
package com.eiam.accounts.client.token;

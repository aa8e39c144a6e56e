/** Reads and writes the JSON of the API. */
package com.eiam.accounts.client.internal.json;

/** The JSON of the API, apart from the other JSON of an application. */
package com.eiam.accounts.server.json;

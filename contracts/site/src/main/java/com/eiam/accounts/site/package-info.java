/** Writes the site: pages about the API, its errors, its contracts and its changes, for any web server. */
package com.eiam.accounts.site;

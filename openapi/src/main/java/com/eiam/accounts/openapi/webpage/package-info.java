/** The spec as the reference server's page shows it. */
package com.eiam.accounts.openapi.webpage;

/** Writes parts of the spec as Java source. */
package com.eiam.accounts.openapi.source;

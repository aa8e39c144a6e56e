/** Checks requests against the schemas of the spec. */
package com.eiam.accounts.server.validation;

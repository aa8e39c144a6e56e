/** Compares schemas: a request must not be narrowed, and a response must not be widened. */
package com.eiam.accounts.openapi.compatibility.schema;

/** The gate against breaking changes: compares the current spec with the newest released one. */
package com.eiam.accounts.openapi.compatibility;

/** The released and the current spec side by side, and the breaking changes that were found. */
package com.eiam.accounts.openapi.compatibility.diff;

/** The gate against breaking changes: today's spec beside the one that was released last. */
package com.eiam.accounts.openapi.compatibility;

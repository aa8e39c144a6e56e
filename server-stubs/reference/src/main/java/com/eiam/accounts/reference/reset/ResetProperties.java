package com.eiam.accounts.reference.reset;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the reset.
 *
 * @param enabled whether a request can reset the data; if not set, on the sandbox only
 */
@ConfigurationProperties("eiam.accounts.reset")
record ResetProperties(@Nullable Boolean enabled) {}

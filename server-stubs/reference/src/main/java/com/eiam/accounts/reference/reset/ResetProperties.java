package com.eiam.accounts.reference.reset;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the reset.
 *
 * @param enabled whether the data can be put back by a request; if not said, on the sandbox only
 */
@ConfigurationProperties("eiam.accounts.reset")
record ResetProperties(@Nullable Boolean enabled) {}

package com.eiam.accounts.reference.webpage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the pages.
 *
 * @param verificationReport the {@code report.html} of the verifier that the server shows; if not set, a sandbox shows
 *     the one in {@code eiam-accounts-report}, and other servers show none
 */
@ConfigurationProperties("eiam.accounts.page")
record PageProperties(@Nullable Path verificationReport) {}

package com.eiam.accounts.reference.tenant;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of what the server finds in other services.
 *
 * @param tenantFile the path of a tenant file; without it the contract tenant
 */
@ConfigurationProperties("eiam.accounts")
record TenantProperties(@Nullable String tenantFile) {}

package com.eiam.accounts.reference.tenant;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the tenant.
 *
 * @param tenantFile the path of a tenant file; the contract tenant if there is none
 */
@ConfigurationProperties("eiam.accounts")
record TenantProperties(@Nullable String tenantFile) {}

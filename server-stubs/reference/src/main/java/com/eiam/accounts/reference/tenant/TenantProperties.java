package com.eiam.accounts.reference.tenant;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Settings of the tenant.
 *
 * @param tenantFile the path of a tenant file; the contract tenant if there is none
 */
@ConfigurationProperties("eiam.accounts")
record TenantProperties(@Nullable String tenantFile) {

    TenantProperties {
        // Not the contract tenant, whose secrets are published.
        if (tenantFile != null && tenantFile.isBlank()) {
            throw new InvalidConfigurationPropertyValueException(
                    "eiam.accounts.tenant-file", tenantFile, "it needs the path of a tenant file");
        }
    }
}

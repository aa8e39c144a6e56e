package com.eiam.accounts.reference.tenant;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Chooses the tenant file and applies it. */
@Configuration(proxyBeanMethods = false)
class TenantConfiguration {

    private static final String CONTRACT_TENANT = "contract-tenant.yaml";

    @Bean
    ChangeGate changeGate(PlatformTransactionManager transactions) {
        return new ChangeGate(new TransactionTemplate(transactions));
    }

    @Bean
    @DependsOnDatabaseInitialization
    TenantLoader tenantLoader(
            TenantProperties properties,
            TenantRepository repository,
            TenantAccounts accounts,
            PasswordEncoder secrets,
            ChangeGate transaction) {
        String name = properties.tenantFile() == null ? CONTRACT_TENANT : properties.tenantFile();
        Resource file = properties.tenantFile() == null
                ? new ClassPathResource(CONTRACT_TENANT)
                : new FileSystemResource(properties.tenantFile());
        TenantYaml yaml = TenantYaml.read(name, file);
        TenantRules.check(yaml);
        return new TenantLoader(name, yaml.tenant(), repository, accounts, secrets, transaction);
    }
}

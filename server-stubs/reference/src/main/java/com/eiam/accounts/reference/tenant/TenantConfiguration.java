package com.eiam.accounts.reference.tenant;

import java.time.Clock;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Which tenant file is applied. */
@Configuration(proxyBeanMethods = false)
class TenantConfiguration {

    private static final String CONTRACT_TENANT = "contract-tenant.yaml";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            // A key that is left out has its default.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Bean
    ChangeGate changeGate(PlatformTransactionManager transactions) {
        return new ChangeGate(new TransactionTemplate(transactions));
    }

    @Bean
    @DependsOnDatabaseInitialization
    TenantLoader tenantLoader(
            TenantProperties properties,
            JdbcClient jdbc,
            PasswordEncoder secrets,
            ChangeGate transaction,
            Clock clock) {
        String name = properties.tenantFile() == null ? CONTRACT_TENANT : properties.tenantFile();
        Resource file = properties.tenantFile() == null
                ? new ClassPathResource(CONTRACT_TENANT)
                : new FileSystemResource(properties.tenantFile());
        TenantYaml yaml = TenantYaml.read(name, file);
        TenantRules.check(yaml);
        Tenant tenant = MAPPER.treeToValue(yaml.root(), Tenant.class);
        return new TenantLoader(name, tenant, new TenantRepository(jdbc), secrets, transaction, clock);
    }
}

package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.CurrentCall;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What the services work with. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    ApplicationRepository applicationRepository(JdbcClient jdbc) {
        return new ApplicationRepository(jdbc);
    }

    @Bean
    AccountRepository accountRepository(JdbcClient jdbc) {
        return new AccountRepository(jdbc);
    }

    @Bean
    AccountPages accountPages(JdbcClient jdbc) {
        return new AccountPages(jdbc);
    }

    @Bean
    RoleRepository roleRepository(JdbcClient jdbc) {
        return new RoleRepository(jdbc);
    }

    @Bean
    Snapshot snapshot(References references, PlatformTransactionManager transactions) {
        return new Snapshot(references, transactions);
    }

    @Bean
    References references(ApplicationRepository applications, AccountRepository accounts) {
        return new References(applications, accounts);
    }

    @Bean
    AuditTrail auditTrail(JdbcClient jdbc, CurrentCall call, Clock clock) {
        return new AuditTrail(jdbc, call, clock);
    }

    @Bean
    AccountChanges accountChanges(AccountRepository accounts, AuditTrail audit, Clock clock) {
        return new AccountChanges(accounts, audit, clock);
    }

    @Bean
    AccountIds accountIds(Clock clock) {
        return new AccountIds(clock, new SecureRandom());
    }
}

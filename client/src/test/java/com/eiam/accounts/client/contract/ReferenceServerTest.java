package com.eiam.accounts.client.contract;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.EiamAccountsBuilder;
import com.eiam.accounts.reference.EiamAccountsApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Tests on a reference server of their own. */
abstract class ReferenceServerTest {

    private static ConfigurableApplicationContext server;
    static EiamAccounts client;

    @BeforeAll
    static void start() {
        server = SpringApplication.run(EiamAccountsApplication.class, "--server.port=0", "--logging.level.root=warn");
        client = client("sandbox").build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    static EiamAccountsBuilder client(String id) {
        return EiamAccounts.builder()
                .baseUrl("http://localhost:" + server.getEnvironment().getProperty("local.server.port"))
                .clientId(id)
                .clientSecret("sandbox-secret");
    }
}

package com.eiam.accounts.contracts.verifier;

import com.eiam.accounts.reference.EiamAccountsApplication;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The test of a team that serves the API. The README shows it without the random order. */
@SpringBootTest(classes = EiamAccountsApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ServerContractsTest {

    @LocalServerPort
    int port;

    @TestFactory
    Stream<DynamicNode> keepsItsContracts() {
        return ContractVerifier.forServer(URI.create("http://localhost:" + port))
                .seed(Long.getLong("contracts.seed", 1)) // only here
                .build()
                .tests();
    }
}

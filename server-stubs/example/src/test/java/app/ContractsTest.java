package app;

import com.eiam.accounts.contracts.verifier.ContractVerifier;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ContractsTest {

    @LocalServerPort
    private int port;

    @TestFactory
    Stream<DynamicNode> theServerKeepsAllContracts() {
        return ContractVerifier.forServer(URI.create("http://localhost:" + port)).build().tests();
    }
}

package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** A verifier refuses what the contract tenant does not have, and names the nearest. */
class ContractVerifierTest {

    private final ContractVerifierBuilder verifier = ContractVerifier.forServer(URI.create("http://localhost"));

    @Test
    void refusesUnknownNames() {
        assertThatThrownBy(() -> verifier.id("zhangsam", "x"))
                .hasMessage("there is no id zhangsam: did you mean zhangsan?");
        assertThatThrownBy(() -> verifier.client("sandbox-raeder", "x", "y"))
                .hasMessage("there is no client sandbox-raeder: did you mean sandbox-reader?");
        assertThatThrownBy(() -> verifier.operation("getAcount"))
                .hasMessage("there is no operation getAcount: did you mean getAccount?");
        assertThatThrownBy(() -> verifier.tag("acounts")).hasMessage("there is no tag acounts: did you mean accounts?");
    }

    @Test
    void refusesInvalidValues() {
        assertThatThrownBy(() -> verifier.id("zhangsan", " ")).hasMessage("the id for zhangsan is blank");
        assertThatThrownBy(() -> verifier.parallel(0)).hasMessage("parallel is 0, but must be from 1 to 64");
        assertThatThrownBy(() -> ContractVerifier.forServer(URI.create("localhost:8080")))
                .hasMessageStartingWith("localhost:8080 is not a URL of a server");
        assertThatThrownBy(() -> ContractVerifier.forServer(URI.create("//localhost:8080")))
                .hasMessageStartingWith("//localhost:8080 is not a URL of a server");
    }
}

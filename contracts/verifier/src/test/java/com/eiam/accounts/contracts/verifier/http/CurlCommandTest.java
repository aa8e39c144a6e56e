package com.eiam.accounts.contracts.verifier.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.ContractTenantCredentials;
import com.eiam.accounts.contracts.model.WireRequest;
import com.eiam.accounts.contracts.verifier.credentials.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Commands have shell variables instead of tokens and secrets. */
class CurlCommandTest {

    @Test
    void quotesEverythingButVariables() {
        String token = CurlCommand.reference(new Secret(Secret.Kind.TAMPERED, "my-client"));
        assertThat(CurlCommand.of(new WireRequest(
                        "PUT",
                        "http://localhost/",
                        Map.of("Authorization", "Bearer " + token),
                        Optional.of("it's $5"))))
                .isEqualTo("curl -sS -i -X PUT 'http://localhost/' -H 'Authorization: Bearer '\"$TAMPERED_MY_CLIENT\""
                        + " --data-binary 'it'\\''s $5'");
    }

    @Test
    void doesNotContainSecrets() {
        List<Client> clients = List.of(new Client("reader", "published", List.of(), Optional.empty()));
        assertThat(CurlCommand.variables("reader", new ContractTenantCredentials(clients), "http://localhost/token"))
                .contains(": \"${SECRET_READER:?set it to the secret of the client reader}\"")
                .allSatisfy(line -> assertThat(line).doesNotContain("published"));
    }
}

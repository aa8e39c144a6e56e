package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Credentials of the environment take the place of the contract tenant's; no text for people has either. */
class CredentialsTest {

    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final ContractSuite suite = ContractSuite.onClassPath();
    private final ContractClient client = suite.clients().get(0);
    private final Credentials credentials =
            new Credentials(suite, Map.of(client.id(), new Credentials.Client("my client", "s3cr3t&")));

    @Test
    void clientsInFormsAreMapped() {
        String form = "grant_type=client_credentials&client_id=%s&client_secret=%s";
        assertThat(send(FORM, form.formatted(client.id(), client.secret())).body())
                .hasValue("grant_type=client_credentials&client_id=my+client&client_secret=s3cr3t%26");
        assertThat(send(FORM, form.formatted(client.id(), "mistyped")).body())
                .hasValue("grant_type=client_credentials&client_id=my+client&client_secret=mistyped");
        assertThat(send(FORM, form.formatted("nobody", client.secret())).body())
                .hasValue(form.formatted("nobody", client.secret()));
    }

    @Test
    void basicHeadersAreEncodedAnew() {
        assertThat(authorization("Basic " + base64(client.id() + ":" + client.secret())))
                .isEqualTo("Basic " + base64("my client:s3cr3t&"));
        assertThat(authorization("Basic " + base64(client.id() + ":mistyped")))
                .isEqualTo("Basic " + base64("my client:mistyped"));
        assertThat(authorization("Basic " + base64("nobody:x"))).isEqualTo("Basic " + base64("nobody:x"));
        assertThat(authorization("Basic !")).isEqualTo("Basic !");
        assertThat(authorization("Bearer forged")).isEqualTo("Bearer forged");
    }

    @Test
    void commandsHaveVariablesWhereSecretsBelong() {
        ContractRequest marked = credentials.mark(new ContractRequest(
                "PUT", "/", Map.of("Authorization", "Bearer " + client.id() + ".tampered"), Optional.of("it's $5")));
        assertThat(CurlCommand.of("http://localhost/", marked))
                .isEqualTo("curl -sS -i -X PUT 'http://localhost/' -H 'Authorization: Bearer '\"$TAMPERED_SANDBOX\""
                        + " --data-binary 'it'\\''s $5'");
        assertThat(String.join("\n", CurlCommand.variables(client.id(), credentials, "http://localhost/token")))
                .doesNotContain("s3cr3t");
    }

    @Test
    void aTamperedTokenDiffersInOneCharacter() {
        AccessToken token = new AccessToken("abcABCabc", 1, java.time.Instant.EPOCH);
        assertThat(token.tampered("sandbox")).hasSize(9).isEqualTo("abcAACabc");
        assertThat(new AccessToken("sandbox", 1, java.time.Instant.EPOCH).tampered("sandbox"))
                .isEqualTo("sandbox.tampered");
    }

    private String authorization(String value) {
        return send(Map.of("Authorization", value), "").headers().get("Authorization");
    }

    private ContractRequest send(Map<String, String> headers, String body) {
        ContractRequest marked = credentials.mark(new ContractRequest("POST", "/", headers, Optional.of(body)));
        Map<String, String> sent = new java.util.HashMap<>(marked.headers());
        sent.replaceAll((name, value) -> Placeholder.replace(value, this::real));
        return new ContractRequest("POST", "/", sent, marked.body().map(text -> Placeholder.replace(text, this::real)));
    }

    private String real(Placeholder placeholder) {
        Credentials.Client real = credentials.of(placeholder.client());
        return placeholder.kind() == Placeholder.Kind.BASIC ? real.basic() : Credentials.encode(real.secret());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

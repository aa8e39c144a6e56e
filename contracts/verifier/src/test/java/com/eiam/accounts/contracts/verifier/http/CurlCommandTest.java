package com.eiam.accounts.contracts.verifier.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.connection.TlsSettings;
import com.eiam.accounts.contracts.verifier.credentials.ClientAuthentication;
import com.eiam.accounts.contracts.verifier.credentials.ClientCredentials;
import com.eiam.accounts.contracts.verifier.credentials.EnvironmentCredentials;
import com.eiam.accounts.contracts.verifier.credentials.Secret;
import com.eiam.accounts.contracts.verifier.credentials.SecretMask;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands have shell variables instead of tokens and secrets. */
class CurlCommandTest {

    private static final List<Client> CLIENTS = List.of(new Client("reader", "published", List.of(), Optional.empty()));

    private static final WireRequest PUT = new WireRequest(
            "PUT",
            "http://localhost/",
            Map.of("Authorization", "Bearer " + CurlCommand.reference(new Secret(Secret.Kind.TAMPERED, "my-client"))),
            Optional.of("it's $5"));

    @Test
    void quotesEverythingButVariables() {
        assertThat(new CurlCommand(ConnectionSettings.DEFAULT).of(PUT))
                .isEqualTo("curl -sS -i -X PUT 'http://localhost/' -H 'Authorization: Bearer '\"$TAMPERED_MY_CLIENT\""
                        + " --data-binary 'it'\\''s $5'");
    }

    @Test
    void reachesTheServerAsTheVerifierDoes() {
        CurlCommand curl = new CurlCommand(ConnectionSettings.DEFAULT
                .withHeader("X-Api-Key", "k3y")
                .withProxy("http://user:pass@proxy:3128")
                .withTls(new TlsSettings(
                        Optional.of(Path.of("ca.pem")),
                        Optional.of(Path.of("me.pem")),
                        Optional.of(Path.of("key.pem")),
                        false)));
        assertThat(curl.of(PUT))
                .startsWith("curl -sS -i --cacert 'ca.pem' --cert 'me.pem' --key 'key.pem' -x \"$PROXY_URL\""
                        + " -H 'X-Api-Key: '\"$HEADER_X_API_KEY\" -X PUT");
        assertThat(curl.variables())
                .containsExactly(
                        ": \"${HEADER_X_API_KEY:?set it to the value of the header X-Api-Key}\"",
                        ": \"${PROXY_URL:?set it to the URL of the proxy}\"");
    }

    @Test
    void doesNotContainSecrets() {
        assertThat(variables(Map.of(), ClientAuthentication.BASIC))
                .contains(": \"${SECRET_READER:?set it to the secret of the client reader}\"")
                .allSatisfy(line -> assertThat(line).doesNotContain("published"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aShellMakesTheBlanksAtTheEndOfALargeBody() throws Exception {
        String body = "{\"name\":\"it's 100%\\n张\"}" + " ".repeat(1_000_000);
        String command = new CurlCommand(ConnectionSettings.DEFAULT)
                .of(new WireRequest("PUT", "http://localhost/", Map.of(), Optional.of(body)));
        assertThat(command).hasSizeLessThan(200).endsWith(" | curl -sS -i -X PUT 'http://localhost/' --data-binary @-");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command.substring(0, command.indexOf(" | curl")))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        assertThat(shell.start().getInputStream()).hasContent(body);
    }

    @ParameterizedTest
    @EnumSource(ClientAuthentication.class)
    @DisabledOnOs(OS.WINDOWS)
    void aShellEncodesTheSecretAsTheVerifierDoes(ClientAuthentication way) throws Exception {
        String secret = "p+q%41:r/ä";
        List<String> lines = variables(Map.of("reader", new ClientCredentials("reader", secret)), way);
        String script =
                String.join("\n", lines.subList(0, 3)) + "\nprintf '%s %s' \"$BASIC_READER\" \"$ENCODED_READER\"";
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script).redirectError(ProcessBuilder.Redirect.INHERIT);
        shell.environment().put("SECRET_READER", secret);
        shell.environment().put("LC_ALL", "C.UTF-8");
        String[] words = new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ");
        String basic = new String(Base64.getDecoder().decode(words[0]), StandardCharsets.UTF_8);
        assertThat(URLDecoder.decode(words[1], StandardCharsets.UTF_8)).isEqualTo(secret);
        assertThat(way == ClientAuthentication.BASIC_RAW ? basic : URLDecoder.decode(basic, StandardCharsets.UTF_8))
                .isEqualTo("reader:" + secret);
    }

    private static List<String> variables(Map<String, ClientCredentials> overridden, ClientAuthentication way) {
        EnvironmentCredentials credentials =
                new EnvironmentCredentials(CLIENTS, overridden, way, new SecretMask(CLIENTS));
        return new CurlCommand(ConnectionSettings.DEFAULT)
                .variables("reader", credentials, "http://localhost/token", way == ClientAuthentication.FORM);
    }
}

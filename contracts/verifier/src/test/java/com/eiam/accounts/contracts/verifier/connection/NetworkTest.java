package com.eiam.accounts.contracts.verifier.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import com.eiam.accounts.contracts.verifier.cli.CommandRun;
import com.eiam.accounts.contracts.verifier.servers.Certificates;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Answer;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Certificates and proxies between the verifier and a correct server, and one plain line if something is missing. */
@OnReferenceServer
class NetworkTest {

    private static final Rule PASS_ON = call -> Optional.empty();

    @LocalServerPort
    private int port;

    @TempDir
    private static Path certificates;

    /** Of a server at localhost. */
    private static Certificates own;

    @TempDir
    private Path folder;

    @BeforeAll
    static void issueCertificate() throws Exception {
        own = new Certificates(certificates, "server", "-ext", "san=dns:localhost");
    }

    @Test
    void aCertificateOfAnUnknownAuthority() throws Exception {
        try (Gateway gateway = Gateway.before(port, PASS_ON, own.server(null))) {
            String url = gateway.url();
            verify(url)
                    .couldNotRun(url + " cannot be reached over TLS: its certificate is from an authority that is not"
                            + " trusted; pass the authority's certificate with --ca-file; check --url");
            CommandRun trusted = verify(url, "--ca-file", own.certificate());
            trusted.endedWith(0);
            assertThat(trusted.json().at("/contracts/0/steps/0/curl").stringValue())
                    .startsWith("curl -sS -i --cacert '" + own.certificate() + "' ");
            CommandRun insecure = verify(url, "--insecure");
            insecure.endedWith(0);
            assertThat(insecure.out()).contains("note: --insecure: ");
            assertThat(insecure.texts().stream().skip(2)).allMatch(text -> text.contains("--insecure: certificates"));
        }
    }

    @Test
    void aCertificateOfAnotherHost() throws Exception {
        Certificates elsewhere = new Certificates(folder, "server", "-ext", "san=dns:elsewhere.example");
        try (Gateway gateway = Gateway.before(port, PASS_ON, elsewhere.server(null))) {
            String url = gateway.url();
            assertThat(verify(url, "--ca-file", elsewhere.certificate()).err())
                    .contains("its certificate is for another host name; check --url, or pass --insecure");
            verify(url, "--insecure").endedWith(0);
        }
    }

    @Test
    void aCertificateThatHasExpired() throws Exception {
        Certificates authority = new Certificates(folder, "authority", "-ext", "bc:c");
        Certificates expired =
                authority.issue("server", "-ext", "san=dns:localhost", "-startdate", "-9d", "-validity", "2");
        try (Gateway gateway = Gateway.before(port, PASS_ON, expired.server(null))) {
            String url = gateway.url();
            verify(url, "--ca-file", authority.certificate())
                    .couldNotRun(url + " cannot be reached over TLS: its certificate has expired; renew it, or pass"
                            + " --insecure; check --url");
            verify(url, "--insecure").endedWith(0);
            verify(url, "--ca-file", expired.certificate())
                    .couldNotRun("--ca-file: " + expired.certificate()
                            + " has no certificate that is still valid; renew it");
        }
    }

    @Test
    void aServerThatWantsAClientCertificate() throws Exception {
        Certificates client = new Certificates(folder, "client");
        Certificates other = new Certificates(folder, "other");
        try (Gateway gateway = Gateway.before(port, PASS_ON, own.server(client))) {
            String url = gateway.url();
            assertThat(verify(url, "--ca-file", own.certificate()).err())
                    .contains("pass --client-cert and --client-key");
            verify(url, own, client.certificate(), client.key()).endedWith(0);
            assertThat(verify(url, own, other.certificate(), other.key()).err())
                    .containsPattern("wants another client certificate[;,] check --client-cert and --client-key");
            verify(url, "--client-cert", client.certificate(), "--client-key", other.key())
                    .couldNotRun(
                            "--client-key: " + other.key() + " is not the key of the certificate in --client-cert");
            verify(url, "--client-cert", client.certificate(), "--client-key", client.certificate())
                    .couldNotRun("--client-key: " + client.certificate() + " has no key (-----BEGIN PRIVATE KEY-----)");
            Path old = Files.writeString(
                    folder.resolve("old.pem"), "-----BEGIN EC PRIVATE KEY-----\nAA==\n-----END EC PRIVATE KEY-----\n");
            verify(url, "--client-cert", client.certificate(), "--client-key", old.toString())
                    .couldNotRun(
                            "--client-key: " + old + " is encrypted or not PKCS #8; convert it: openssl pkcs8 -topk8"
                                    + " -nocrypt -in FILE -out KEY.pem");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "Ed25519"})
    void aClientCertificateMayHaveAnyAlgorithm(String algorithm) throws Exception {
        Certificates client = new Certificates(folder, "client", "-keyalg", algorithm);
        try (Gateway gateway = Gateway.before(port, PASS_ON, own.server(client))) {
            String url = gateway.url();
            CommandRun run = verify(url, own, client.certificate(), client.key());
            assertThat(run.err()).isEmpty();
            run.endedWith(0);
        }
    }

    @Test
    void aClientCertificateThatHasExpired() throws Exception {
        Certificates authority = new Certificates(folder, "authority", "-ext", "bc:c");
        Certificates expired = authority.issue("client", "-startdate", "-9d", "-validity", "2");
        Path chain = Files.writeString(
                folder.resolve("chain.pem"),
                Files.readString(Path.of(expired.certificate())) + Files.readString(Path.of(authority.certificate())));
        try (Gateway gateway = Gateway.before(port, PASS_ON, own.server(authority))) {
            String url = gateway.url();
            assertThat(verify(url, own, chain.toString(), expired.key()).err()).contains("client certificate");
        }
    }

    @Test
    void aServerWithoutTls() {
        assertThat(verify("https://localhost:" + port).err())
                .contains(
                        "cannot be reached over TLS: the answer is not TLS; if the server has none, --url must begin with"
                                + " http://");
    }

    @Test
    void aProxyLeadsToAServerThatIsOnlyKnownThere() throws Exception {
        String credentials =
                "Basic " + Base64.getEncoder().encodeToString("user:pa ss".getBytes(StandardCharsets.UTF_8));
        AtomicInteger requests = new AtomicInteger();
        Rule proxy = call -> {
            requests.incrementAndGet();
            return credentials.equals(call.getRequestHeaders().getFirst("Proxy-Authorization"))
                    ? Optional.empty()
                    : Optional.of(new Answer(407, Map.of("Proxy-Authenticate", "Basic realm=proxy"), "who are you?"));
        };
        try (Gateway gateway = Gateway.before(port, proxy)) {
            String url = "http://eiam.invalid";
            String address = gateway.url().substring("http://".length());
            assertThat(verify(url, "--proxy", address).err()).contains("wants other credentials (status 407)");
            CommandRun run = verify(url, "--proxy", "http://user:pa%20ss@" + address);
            run.endedWith(0);
            assertThat(requests.get()).isGreaterThan(10);
            assertThat(run.texts()).noneMatch(text -> text.contains("pa%20ss") || text.contains("pa ss"));
            assertThat(run.json().at("/contracts/0/steps/0/curl").stringValue()).contains(" -x \"$PROXY_URL\" ");
        }
        verify("http://eiam.invalid", "--proxy", "http://localhost:1")
                .couldNotRun("http://eiam.invalid cannot be reached through the proxy localhost:1: the connection was"
                        + " refused; check --proxy or the variable HTTP_PROXY; check --url");
    }

    /** With a client certificate and its key. */
    private CommandRun verify(String url, Certificates server, String certificate, String key) throws Exception {
        return verify(url, "--ca-file", server.certificate(), "--client-cert", certificate, "--client-key", key);
    }

    private CommandRun verify(String url, String... more) {
        return CommandRun.ofGetAccount(folder.resolve("report"), url, more);
    }
}

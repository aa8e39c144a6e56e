package com.eiam.accounts.contracts.verifier.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import com.eiam.accounts.contracts.verifier.cli.CommandRun;
import com.eiam.accounts.contracts.verifier.servers.Certificates;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Rule;
import com.eiam.accounts.contracts.verifier.servers.TunnelProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** HTTPS through a proxy, to a host that only the proxy knows. */
@OnReferenceServer
class TunnelTest {

    private static final String URL = "https://eiam.invalid";

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private final Set<String> headersOfTheServer = ConcurrentHashMap.newKeySet();
    private Certificates certificates;
    private Gateway gateway;
    private TunnelProxy proxy;

    @BeforeEach
    void start() throws Exception {
        certificates = new Certificates(folder, "server", "-ext", "san=dns:eiam.invalid");
        Rule remember = call -> {
            headersOfTheServer.addAll(call.getRequestHeaders().keySet());
            return Optional.empty();
        };
        gateway = Gateway.before(port, remember, certificates.server(null));
        proxy = new TunnelProxy("user:pa ss", gateway.port());
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        gateway.close();
    }

    @Test
    void theCredentialsOfTheProxyOpenTheTunnelAndStayOutsideOfIt() throws Exception {
        CommandRun run = verify("http://user:pa%20ss@" + proxy.address());
        assertThat(run.err()).isEmpty();
        run.endedWith(0);
        assertThat(proxy.tunnels()).isPositive();
        assertThat(headersOfTheServer)
                .contains("Authorization")
                .noneMatch(name -> name.equalsIgnoreCase("Proxy-Authorization"));
        assertThat(run.texts()).noneMatch(text -> text.contains("pa%20ss") || text.contains("pa ss"));
    }

    @Test
    void aProxyThatRefusesTheCredentials() throws Exception {
        for (String credentials : List.of("", "user:wrong@", "other@")) {
            verify("http://" + credentials + proxy.address())
                    .couldNotRun(URL + " cannot be reached: the proxy " + proxy.address()
                            + " wants other credentials (status 407); pass them in --proxy or the variable HTTPS_PROXY,"
                            + " as in http://USER:PASSWORD@HOST:PORT; check --url");
        }
        assertThat(proxy.tunnels()).isZero();
    }

    @Test
    void aProxyThatIsDown() throws Exception {
        verify("http://localhost:1")
                .couldNotRun(URL + " cannot be reached through the proxy localhost:1: the connection was refused;"
                        + " check --proxy or the variable HTTPS_PROXY; check --url");
        verify("http://proxy.invalid:3128")
                .couldNotRun(URL + " cannot be reached through the proxy proxy.invalid:3128: no such host;"
                        + " check --proxy or the variable HTTPS_PROXY; check --url");
    }

    private CommandRun verify(String address) throws Exception {
        return CommandRun.ofGetAccount(
                folder.resolve("report"), URL, "--proxy", address, "--ca-file", certificates.certificate());
    }
}

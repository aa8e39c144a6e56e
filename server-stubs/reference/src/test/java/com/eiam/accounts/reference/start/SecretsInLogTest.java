package com.eiam.accounts.reference.start;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.ServerProcess;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever an operator logs, no password, secret or token is in it. */
class SecretsInLogTest {

    private static final String GRANT = "grant_type=client_credentials";

    @Test
    void noSecretIsLoggedWhenEverythingIs() throws Exception {
        try (ServerProcess process = ServerProcess.start(List.of("--logging.level.root=trace"))) {
            RunningServer server = process.server();
            String token = server.token("sandbox");
            String basic =
                    Base64.getEncoder().encodeToString("sandbox:sandbox-secret".getBytes(StandardCharsets.UTF_8));
            assertThat(server.askForToken(GRANT, "Authorization", "Basic " + basic)
                            .status())
                    .isEqualTo(200);
            server.askForToken(GRANT + "&client_id=sandbox&client_secret=planted-secret");
            server.call("createOrphanAccount", CRM, "", "{\"account_name\":\"n\",\"password\":\"planted-password\"}");
            server.call("updateAccount", CRM, ORPHAN, "{\"account_name\":\"n\",\"password\":\"planted-password\"}");
            server.call("updateAccount", CRM, ORPHAN, "{\"account_name\":1,\"password\":\"planted-password\"");
            server.call("updateAccount", CRM, ORPHAN, "{\"account_name\":1,\"password\":[\"planted-password\"]}");

            process.stop();
            process.exitCode();
            String log = process.log();

            assertThat(log).contains("TRACE").contains("createOrphanAccount");
            for (String secret : List.of("sandbox-secret", "planted-", token, basic, "$argon2")) {
                assertThat(log.lines().filter(line -> line.contains(secret)).map(line -> cut(line, secret)))
                        .as(secret)
                        .isEmpty();
            }
        }
    }

    /** A line can have a megabyte. */
    private static String cut(String line, String secret) {
        return line.substring(0, Math.min(line.length(), 200)) + " … " + secret;
    }
}

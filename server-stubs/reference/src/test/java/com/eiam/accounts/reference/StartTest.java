package com.eiam.accounts.reference;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.server.model.ErrorCode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Starts: on data of an earlier run, without what is needed, and what then is said. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    private static final String FAILED = "The server did not start: ";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSecondStartKeepsWhatWasChanged(TestDatabase database) {
        List<String> properties = database.empty();
        String before;
        try (RunningServer first = RunningServer.start(properties)) {
            first.call("updateAccount", CRM, BASIC, "{\"account_name\":\"renamed\",\"name\":\"Renamed\"}");
            // Its old name is free now: what takes it must not be taken for the account of the file.
            first.call("createOrphanAccount", CRM, "", "{\"account_name\":\"cq04130005\"}");
            first.call(
                    "removeAccountRoles",
                    CRM,
                    ORPHAN,
                    Spec.operation("removeAccountRoles").example("documented"));
            before = first.everything();
        }
        try (RunningServer second = RunningServer.start(properties)) {
            assertThat(second.everything()).isEqualTo(before);
            assertThat(second.token("sandbox-accounts")).isNotEmpty();
        }
    }

    @Test
    void saysHowLongTheDataLastsAndWhoseKeySigns(CapturedOutput output) {
        RunningServer.start(TestDatabase.H2.empty()).close();

        assertThat(output)
                .contains("All data is in memory and ends with this process. For a database that lasts set"
                        + " spring.datasource.url");
        assertThat(output).contains("Tokens are signed with a key of this process");
        assertThat(output).contains("only this machine reaches it (server.address opens it to others)");
        assertThat(output.toString().lines().filter(line -> line.contains(" WARN ")))
                .as("warnings of others")
                .allSatisfy(line -> assertThat(line).contains("StartNotice"));
    }

    private static String failure(CapturedOutput output, List<String> properties) {
        assertThatThrownBy(() -> RunningServer.start(properties)).isNotNull();
        String log = output.toString();
        assertThat(log).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(log.lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                .hasSize(1);
        return log.substring(log.indexOf(FAILED) + FAILED.length())
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutItsDatabaseItSaysSoInOneLine(CapturedOutput output) {
        assertThat(failure(output, List.of("--spring.datasource.url=jdbc:postgresql://localhost:1/none")))
                .startsWith("the database jdbc:postgresql://localhost:1/none cannot be used: Connection to localhost:1"
                        + " refused.")
                .endsWith("(spring.datasource.url, username, password)");
    }

    @Test
    void withoutItsKeyItSaysSoInOneLine(CapturedOutput output) {
        assertThat(failure(output, List.of("--eiam.accounts.token.key-file=no.pem")))
                .isEqualTo(
                        "no.pem: it cannot be read; eiam.accounts.token.key-file names an EC P-256 key as PEM (PKCS #8)");
    }

    @Test
    void aTakenPortIsOneLine(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertThatThrownBy(() -> EiamAccountsApplication.main(new String[] {"--server.port=" + port}))
                    .isNotNull();
            assertThat(output)
                    .contains(FAILED + "port " + port + " is taken by another program; server.port names another one");
            assertThat(output).doesNotContain("\tat ");
        }
    }

    @Test
    void aBrokenTenantFileEndsTheProcessWithOneLine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("tenant.yaml"), "clients: []\nusers: []\napplication: []\n");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EiamAccountsApplication.class.getName(),
                "--server.port=0",
                "--eiam.accounts.tenant-file=" + file));
        Process process = new ProcessBuilder(command)
                .directory(new File("."))
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(log).isNotZero();
        assertThat(log).contains(FAILED + file + ":1: applications: is missing");
        assertThat(log).doesNotContain("\tat ").doesNotContain("Exception");
    }

    @Test
    void whenItsDatabaseIsGoneItSaysSoAndWhenToComeBack() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        try (RunningServer server = RunningServer.start(List.of(
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.connection-timeout=500",
                "--eiam.accounts.retry-after=7s"))) {
            server.token("sandbox");
            postgres.close();

            Answer call = server.call("createOrphanAccount", CRM, "", "{\"account_name\":\"n\"}");
            Answer token = server.askForToken("grant_type=client_credentials&client_id=sandbox&client_secret=x");

            for (Answer answer : List.of(call, token)) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.code()).isEqualTo(ErrorCode.HTTP_503.code());
                assertThat(answer.header("Retry-After")).isEqualTo("7");
            }
        }
    }
}

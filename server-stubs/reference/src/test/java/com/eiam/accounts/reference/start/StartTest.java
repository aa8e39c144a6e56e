package com.eiam.accounts.reference.start;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.reference.EiamAccountsApplication;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.ServerProcess;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.reference.tenant.TenantLoader;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;

/** Starts: on data of an earlier run, and without what the server needs beside its database. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aStartKeepsAccountsAndAppliesTheTenantFileAgain(TestDatabase database, CapturedOutput output)
            throws IOException {
        RunningServer first = database.server();
        assertThat(permissions(first))
                .containsExactly(
                        "clerk payroll-clerk data region-north ",
                        "clerk payroll-clerk function payslip-read ",
                        "clerk payroll-clerk function payslip-write fn-17");
        first.call("updateAccount", CRM, BASIC, "{\"account_name\":\"renamed\",\"name\":\"Renamed\"}");
        // The old name is free now. The account that takes it is not the account of the file.
        first.call("createOrphanAccount", CRM, "", "{\"account_name\":\"cq04130005\"}");
        first.call(
                "removeAccountRoles",
                CRM,
                ORPHAN,
                Spec.operation("removeAccountRoles").example("documented"));
        String before = first.rows().everything();
        String tenant = new ClassPathResource("contract-tenant.yaml").getContentAsString(StandardCharsets.UTF_8);
        List<String> properties = withTenant(
                database,
                tenant.replace("remote_id: payroll-clerk", "remote_id: other")
                        .replace("{id: payslip-read}, ", "")
                        .replace("remote_id: fn-17", "remote_id: fn-18"));
        int start = output.length();

        try (RunningServer second = RunningServer.start(properties)) {
            assertThat(second.rows().everything()).isEqualTo(before);
            assertThat(second.token("sandbox-accounts")).isNotEmpty();
            assertThat(permissions(second))
                    .containsExactly("clerk other data region-north ", "clerk other function payslip-write fn-18");
        } finally {
            first.bean(TenantLoader.class).reset();
        }
        if (database == TestDatabase.H2) {
            assertStartNotices(output.toString().substring(start));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theTenantFileCanExchangeNames(TestDatabase database) throws IOException {
        RunningServer first = database.server();
        String tenant = new ClassPathResource("contract-tenant.yaml").getContentAsString(StandardCharsets.UTF_8);
        String exchanged = tenant.replace("user_name: tang.li", "user_name: the other")
                .replace("user_name: ma.chao", "user_name: Tang.Li")
                .replace("user_name: the other", "user_name: ma.chao")
                .replace("1A7BC3E45, org_code: sales", "1A7BC3E45, org_code: support")
                .replace("2B8CD4F56, org_code: support", "2B8CD4F56, org_code: sales");
        String withoutOne = tenant.replace("20220412090512959-", "20270101000000000-");

        try (RunningServer second = RunningServer.start(withTenant(database, exchanged))) {
            assertThat(second.sql().sql("""
                            select username from tenant_user where user_id = '20220412090512530-3A4F-3A18F6D4B'
                            union all
                            select org_code from organisation where org_id = '20220413151020301-60D2-1A7BC3E45'
                            """).query(String.class).list())
                    .containsExactlyInAnyOrder("ma.chao", "support");
            assertThatThrownBy(() -> RunningServer.start(withTenant(database, withoutOne)))
                    .hasRootCauseMessage("tenant file " + folder.resolve("tenant.yaml")
                            + ": the user 20220412090512959-3A4F-B0C1D2E3F has a name that the file gives to another"
                            + " one, and is not in the file; add it with the name that it has now");
        } finally {
            first.bean(TenantLoader.class).reset();
        }
    }

    private List<String> withTenant(TestDatabase database, String tenant) throws IOException {
        Path file = Files.writeString(folder.resolve("tenant.yaml"), tenant);
        List<String> properties = new ArrayList<>(database.shared());
        properties.add("--eiam.accounts.tenant-file=" + file);
        return properties;
    }

    private static List<String> permissions(RunningServer server) {
        return server.sql().sql("""
                        select concat(r.role_code, ' ', r.remote_id, ' ', p.kind, ' ', p.permission_id, ' ', p.remote_id)
                        from role_permission c
                        join app_role r on r.app_id = c.app_id and r.role_id = c.role_id
                        join app_permission p
                        on p.app_id = c.app_id and p.kind = c.kind and p.permission_id = c.permission_id
                        where c.app_id = '20220413143230118-84CE-07AF5D912'
                        """).query(String.class).list().stream()
                .sorted()
                .toList();
    }

    private static void assertStartNotices(String log) {
        assertThat(log)
                .contains("All data is in memory and ends with this process. For a database that lasts set"
                        + " spring.datasource.url");
        assertThat(log).containsPattern("Tokens are signed with the key \\S{43} of the database from ");
        assertThat(log).contains("only this machine reaches it (server.address opens it to others)");
        assertThat(log.lines().filter(line -> line.contains(" WARN ")))
                .as("warnings of others")
                .allSatisfy(line -> assertThat(line).contains("StartNotice"));
    }

    @ParameterizedTest
    @CsvSource({
        "server.port=1, an argument 'server.port'",
        "-server.port=1, an argument '-server.port'",
        "spring.datasource.password=hidden=x, an argument 'spring.datasource.password'",
        "hidden, an argument"
    })
    void anArgumentWithoutDashesIsOneLine(String argument, String what, CapturedOutput output) {
        assertThatThrownBy(() -> EiamAccountsApplication.main(new String[] {"--server.port=0", argument}))
                .isNotNull();
        assertThat(output)
                .contains(StartFailure.BEGINNING + what + " is not a setting; write --name=value, without spaces"
                        + System.lineSeparator())
                .doesNotContain("\tat ")
                .doesNotContain("hidden");
    }

    @Test
    void tooLittleMemoryIsOneLine(CapturedOutput output) {
        new StartFailureReporter(null).reportException(new OutOfMemoryError("Java heap space"));

        assertThat(output)
                .contains(StartFailure.BEGINNING
                        + "there is not enough memory (Java heap space); give Java more with -Xmx");
    }

    @Test
    void aMissingKeyFileIsOneLine(CapturedOutput output) {
        assertThat(StartFailure.of(output, List.of("--eiam.accounts.token.key-file=no.pem")))
                .isEqualTo(
                        "no.pem: it cannot be read; eiam.accounts.token.key-file needs an EC P-256 key as PEM (PKCS #8)");
    }

    @Test
    void aSettingWithControlCharactersIsOneLine(CapturedOutput output) {
        assertThat(StartFailure.of(output, List.of("--eiam.accounts.tenant-file=no\n\u001b[31mfile.yaml")))
                .isEqualTo("no [31mfile.yaml: there is no such tenant file (eiam.accounts.tenant-file)");
    }

    @Test
    void aBrokenFileWithSettingsIsReportedWithItsLine(CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.yaml"), "server:\n\tport: 0\n");
        assertThat(StartFailure.of(output, List.of("--spring.config.additional-location=" + file.toUri())))
                .startsWith("a file with settings is not valid YAML in line 2: found character '\\t(TAB)'")
                .endsWith(" (application.yaml, or what spring.config.location names)");
    }

    @ParameterizedTest
    @CsvSource({"server.port, management.server.port=-1", "management.server.port, server.port=0"})
    void aTakenPortIsOneLine(String setting, String other, CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() ->
                            EiamAccountsApplication.main(new String[] {"--" + other, "--" + setting + "=" + port}))
                    .isNotNull();
            assertThat(output)
                    .contains(StartFailure.BEGINNING + "port " + port
                            + " is taken by another program; choose another one with " + setting
                            + System.lineSeparator());
            assertThat(output).doesNotContain("\tat ");
        }
    }

    @Test
    void aBrokenTenantFileEndsTheProcessWithOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("tenant.yaml"), "clients: []\nusers: []\napplication: []\n");
        try (ServerProcess process = ServerProcess.start(List.of("--eiam.accounts.tenant-file=" + file))) {
            int exitCode = process.exitCode();

            assertThat(exitCode).as(process.log()).isNotZero();
            assertThat(process.log())
                    .contains(StartFailure.BEGINNING + file + ":1: applications: is missing")
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception");
        }
    }
}

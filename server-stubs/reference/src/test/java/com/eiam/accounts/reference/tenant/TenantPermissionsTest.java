package com.eiam.accounts.reference.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

/** What the tenant file says of roles' permissions, and its faults. */
class TenantPermissionsTest {

    private static final String CONTRACT = contractTenant();

    @TempDir
    private Path folder;

    private static String contractTenant() {
        try {
            return new ClassPathResource("contract-tenant.yaml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> permissionsAfter(List<String> database, String tenant) throws IOException {
        Path file = Files.writeString(folder.resolve("t.yaml"), tenant);
        List<String> arguments = Stream.concat(database.stream(), Stream.of("--eiam.accounts.tenant-file=" + file))
                .toList();
        try (RunningServer server = RunningServer.start(arguments)) {
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
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRestartRepeatsWhatTheFileStillSaysAndReplacesWhatItSaysNoMore(TestDatabase database) throws IOException {
        List<String> properties = database.empty();

        assertThat(permissionsAfter(properties, CONTRACT))
                .containsExactly(
                        "clerk payroll-clerk data region-north ",
                        "clerk payroll-clerk function payslip-read ",
                        "clerk payroll-clerk function payslip-write fn-17");
        assertThat(permissionsAfter(
                        properties,
                        CONTRACT.replace("remote_id: payroll-clerk", "remote_id: other")
                                .replace("{id: payslip-read}, ", "")
                                .replace("remote_id: fn-17", "remote_id: fn-18")))
                .containsExactly("clerk other data region-north ", "clerk other function payslip-write fn-18");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {id: payslip-read}, {id: payslip-write         | {id: payslip-write}, {id: payslip-write          | id: is a second payslip-write among the function_permissions
                    {id: region-north}                             | {remote_id: region-north}                       | applications[2].roles[0].data_permissions[0].id: is missing
                    {id: region-north}                             | {id: region-north, remote: x}                   | applications[2].roles[0].data_permissions[0].remote: is not a key that is known here
                    [{id: region-north}]                           | region-north                                    | applications[2].roles[0].data_permissions: string found, array expected
                    remote_id: payroll-clerk                       | remote_id: ''                                   | applications[2].roles[0].remote_id: must be at least 1 characters long
                    role_name: Payroll approver                    | 'role_name: x, function_permissions: [{id: payslip-write}]' | remote_id: payslip-write has another one among the function_permissions of an earlier role
                    account_id: 20220416080000201-6B1C-D2E3F4051   | account_id: orphan-account                      | account_id: orphan-account is a part of the API's own paths
                    account_id: 20220416080000201-6B1C-D2E3F4051   | account_id: public-account                      | account_id: public-account is a part of the API's own paths
                    """)
    void aFaultIsToldWithItsLineAndKey(String text, String fault, String message) {
        assertThat(CONTRACT).contains(text);
        long line = CONTRACT.substring(0, CONTRACT.indexOf(text)).lines().count();
        byte[] bad = CONTRACT.replace(text, fault).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> TenantRules.check(TenantYaml.read("t.yaml", new ByteArrayResource(bad))))
                .isInstanceOf(TenantFileException.class)
                .hasMessage("t.yaml:" + line + ": " + message);
    }
}

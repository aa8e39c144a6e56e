package com.eiam.accounts.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault that a tenant file can have, and its message of one line. */
class TenantFileTest {

    private static void read(String yaml) throws IOException {
        TenantFile.read("t.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String contractTenant() throws IOException {
        try (InputStream file = TenantFile.class.getResourceAsStream("/contract-tenant.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theContractTenantIsValid() {
        assertThat(TenantFile.contractTenant().applications()).isNotEmpty();
    }

    @Test
    void aMissingFile() {
        assertThatThrownBy(() -> TenantFile.read(Path.of("no.yaml")))
                .hasMessage("no.yaml: there is no such tenant file");
    }

    @Test
    void aDirectory(@TempDir Path directory) {
        assertThatThrownBy(() -> TenantFile.read(directory))
                .hasMessage(directory + ": the tenant file cannot be read: Is a directory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    - a list                 | t.yaml:1: a YAML mapping is expected, with the keys clients, users and applications
                    'users: [ {'             | t.yaml:1: not valid YAML: while parsing a flow node
                    """)
    void aFileThatIsNotAMapping(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    users:                             | 'users: []\\nusers:'                          | not valid YAML: Duplicate property "users"
                    permissions: [account_all]         | permission: [account_all]                     | clients[1].permission: is not a known key
                    secret: sandbox-secret, permissions: [account_all] | secret: 12345678, permissions: [account_all] | clients[1].secret: integer found, string expected
                    user_name: cq04130006              | username: cq04130006                          | users[1].username: is not a known key
                    disabled: true                     | disabled: perhaps                             | users[2].disabled: string found, boolean expected
                    permissions: [account_read]        | permissions: [acount_read]                    | permissions: there is no permission code acount_read; there are all, account_all, account_read, read
                    client_id: sandbox-accounts        | client_id: idä                                | clients[1].client_id: does not match the regex pattern
                    client_id: sandbox-accounts        | 'client_id: "a\\tb"'                          | clients[1].client_id: does not match the regex pattern
                    user_name: cq04130006              | 'user_name: "cq\\t6"'                         | users[1].user_name: does not match the regex pattern
                    account_name: crm-service          | 'account_name: "crm\\u2028"'                  | applications[0].accounts[0].account_name: does not match the regex pattern
                    token_lifetime: 1                  | token_lifetime: 0                             | clients[5].token_lifetime: must have a minimum value of 1
                    token_lifetime: 1                  | token_lifetime: 86401                         | clients[5].token_lifetime: must have a maximum value of 86400
                    token_lifetime: 1                  | token_lifetime: 1.5                           | clients[5].token_lifetime: number found, integer expected
                    permissions: [read]                | permissions: [read], applications: []         | clients[3].applications: must have at least 1 items but found 0
                    permissions: [read]                | permissions: [read], applications: [a, a]     | clients[3].applications: must have only unique items in the array
                    permissions: [read]                | permissions: [read], applications: [a]        | applications: there is no application a
                    client_id: sandbox-accounts        | client_id: sandbox                            | client_id: is a second sandbox among the clients
                    user_name: cq04130006              | user_name: CQ04130005                         | user_name: is a second cq04130005 among the users
                    client_id: sandbox-accounts        | client_id: !!binary AAEC                      | client_id: has bytes, U+0000 or half a surrogate pair, which no database can store
                    secret: sandbox-secret, permissions: [account_all] | 'secret: "sandbox\\u0000secret", permissions: [account_all]' | secret: has bytes, U+0000 or half a surrogate pair, which no database can store
                    user_name: cq04130006              | 'user_name: "cq\\ud800"'                      | user_name: has bytes, U+0000 or half a surrogate pair, which no database can store
                    user_name: cq04130006              | 'user_name: "\\u200b"'                        | user_name: has no visible character
                    account_name: zhangsan11           | 'account_name: "\\u00ad"'                     | account_name: has no visible character
                    account_name: zhangsan11           | 'account_name: zhangsan11\n        extension: {"a\\u0000": 1}' | extension: has bytes, U+0000 or half a surrogate pair, which no database can store
                    account_id: 20220416080000201-6B1C-D2E3F4051 | account_id: a/b                     | account_id: cannot be sent in a path
                    account_id: 20220416080000201-6B1C-D2E3F4051 | account_id: a;b                     | account_id: cannot be sent in a path
                    account_id: 20220416080000201-6B1C-D2E3F4051 | account_id: a%b                     | account_id: cannot be sent in a path
                    account_id: 20220416080000201-6B1C-D2E3F4051 | account_id: ..                      | account_id: cannot be sent in a path
                    account_name: zhangsan11           | account_name: CRM-Service                     | account_name: is a second crm-service among the accounts
                    owner: zhangsan                    | owner: nobody                                 | owner: there is no user nobody
                    users: [cq04130007]                | users: [cq04130007, nobody]                   | users: there is no user nobody
                    org_code: sales\\n        roles    | org_code: nowhere\\n        roles             | org_code: the application has no organisation nowhere
                    account_name: cq04130006           | 'account_name: cq04130006\\n        org_code: sales' | org_code: the application has no organisation_model
                    account_name: cq04130006           | 'account_name: cq04130006\\n        roles: [x]' | roles: the application has no role_model
                    roles: [20220415170305246-08B4-5D3E6F721] | roles: [unknown]                       | roles: the application has no role unknown
                    roles: [20220415170305269-91C5-6E4F70832] | roles: [20220415170305269-91C5-6E4F70832, 20220415170305292-1AD6-7F5081943] | roles: several_roles is false, so an account may hold one role only
                    account_type: ORPHAN_ACCOUNT       | account_type: ROBOT_ACCOUNT                   | applications[0].accounts[1].account_type: does not have a value in the enumeration
                    account_type: PUBLIC_ACCOUNT       | account_type: ORPHAN_ACCOUNT                  | owner: belongs to a PUBLIC_ACCOUNT
                    account_name: zhangsan11           | 'account_name: zhangsan11\n        users: [lixsi]' | users: belongs to a PUBLIC_ACCOUNT
                    account_name: zhangsan11           | 'account_name: zhangsan11\n        user: lixsi' | user: belongs to a BASIC_ACCOUNT
                    role_code: crm-editor              | role_code: crm-user                           | role_code: is a second crm-user among the roles
                    secret: sandbox-secret, permissions: [account_all] | secret: *common-secret, permissions: [account_all] | aliases are not read: write the value of *common-secret
                    user: zhangsan                     | disabled: false                               | user: is missing: a BASIC_ACCOUNT has one
                    """)
    void aFaultIsReportedWithLineAndKey(String text, String fault, String message) throws IOException {
        String good = contractTenant();
        String there = text.replace("\\n", "\n");
        int at = good.indexOf(there);
        String bad = good.substring(0, at) + fault.replace("\\n", "\n") + good.substring(at + there.length());
        assertThatThrownBy(() -> read(bad))
                .hasMessageMatching("t\\.yaml:\\d+: " + java.util.regex.Pattern.quote(message) + ".*");
    }

    @Test
    void freeAttributesHaveTheBoundsOfTheApi() throws IOException {
        String large = "account_name: zhangsan11\n        extension: {note: " + "x".repeat(65_536) + "}";
        assertThatThrownBy(() -> read(contractTenant().replace("account_name: zhangsan11", large)))
                .hasMessageEndingWith(": extension: breaks the rule x-max-bytes of the API");
    }

    @Test
    void theLineIsTheLineOfTheFault() {
        assertThatThrownBy(() -> read("""
                        clients: []
                        users:
                          - user_id: u1
                            user_name: same
                          - user_id: u2
                            user_name: Same
                        applications: []
                        """)).hasMessage("t.yaml:6: user_name: is a second same among the users");
    }

    @Test
    void aTokenHasRoomForTheApplicationsOfItsClient() {
        List<String> ids = IntStream.range(0, 120)
                .mapToObj(number -> "20220413142801447-1D7C-%09X".formatted(number))
                .toList();
        String file = """
                clients:
                  - {client_id: c, secret: long-secret, permissions: [all], applications: %s}
                users: []
                applications:
                """;
        String applications = ids.stream()
                .map(id -> "  - {app_id: " + id + ", name: n, organisation_model: false, role_model: false}\n")
                .collect(Collectors.joining());

        assertThatThrownBy(() -> read(file.formatted(ids) + applications))
                .hasMessage("t.yaml:2: applications: has 4201 bytes of ids, and a token has room for 4000");
    }

    /** The message names the line of the fault. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {id: payslip-read}, {id: payslip-write         | {id: payslip-write}, {id: payslip-write          | id: is a second payslip-write among the function_permissions
                    {id: region-north}                             | {remote_id: region-north}                       | applications[2].roles[0].data_permissions[0].id: is missing
                    {id: region-north}                             | {id: region-north, remote: x}                   | applications[2].roles[0].data_permissions[0].remote: is not a known key
                    [{id: region-north}]                           | region-north                                    | applications[2].roles[0].data_permissions: string found, array expected
                    remote_id: payroll-clerk                       | remote_id: ''                                   | applications[2].roles[0].remote_id: must be at least 1 characters long
                    role_name: Payroll approver                    | 'role_name: x, function_permissions: [{id: payslip-write}]' | remote_id: payslip-write has another one among the function_permissions of an earlier role
                    account_id: 20220416080000201-6B1C-D2E3F4051   | account_id: orphan-account                      | account_id: orphan-account is a part of the API's own paths
                    account_id: 20220416080000201-6B1C-D2E3F4051   | account_id: public-account                      | account_id: public-account is a part of the API's own paths
                    """)
    void aFaultOfAPermissionOrAnIdIsReportedWithItsLine(String text, String fault, String message) throws IOException {
        String good = contractTenant();
        assertThat(good).contains(text);
        long line = good.substring(0, good.indexOf(text)).lines().count();

        assertThatThrownBy(() -> read(good.replace(text, fault)))
                .isInstanceOf(TenantFileException.class)
                .hasMessage("t.yaml:" + line + ": " + message);
    }
}

package com.eiam.accounts.reference.tenant;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/** Each fault that a tenant file can have, and the one line that tells of it. */
class TenantFileTest {

    private static void read(String yaml) {
        TenantRules.check(TenantYaml.read("t.yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private static String contractTenant() throws IOException {
        return new ClassPathResource("contract-tenant.yaml").getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void theContractTenantHasNone() {
        assertThatCode(() -> read(contractTenant())).doesNotThrowAnyException();
    }

    @Test
    void aFileThatIsNotThere() {
        assertThatThrownBy(() -> TenantYaml.read("no.yaml", new FileSystemResource("no.yaml")))
                .hasMessage("no.yaml: there is no such tenant file; eiam.accounts.tenant-file names it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    - a list                 | t.yaml:1: a YAML mapping is expected, with the keys clients, users and applications
                    'users: [ {'             | t.yaml:1: not valid YAML: while parsing a flow node
                    """)
    void aFileThatIsNoMapping(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    users:                             | 'users: []\\nusers:'                          | not valid YAML: Duplicate property "users"
                    permissions: [account_all]         | permission: [account_all]                     | clients[1].permission: is not a key that is known here
                    secret: sandbox-secret, permissions: [account_all] | secret: 12345678, permissions: [account_all] | clients[1].secret: integer found, string expected
                    user_name: cq04130006              | username: cq04130006                          | users[1].username: is not a key that is known here
                    disabled: true                     | disabled: perhaps                             | users[2].disabled: string found, boolean expected
                    permissions: [account_read]        | permissions: [acount_read]                    | permissions: there is no permission code acount_read; there are all, account_all, account_read, read
                    token_lifetime: 1                  | token_lifetime: 0                             | clients[5].token_lifetime: must have a minimum value of 1
                    token_lifetime: 1                  | token_lifetime: 86401                         | clients[5].token_lifetime: must have a maximum value of 86400
                    token_lifetime: 1                  | token_lifetime: 1.5                           | clients[5].token_lifetime: number found, integer expected
                    client_id: sandbox-accounts        | client_id: sandbox                            | client_id: is a second sandbox among the clients
                    user_name: cq04130006              | user_name: CQ04130005                         | user_name: is a second cq04130005 among the users
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
                    user: zhangsan                     | disabled: false                               | user: belongs to a BASIC_ACCOUNT
                    """)
    void aFaultIsToldWithItsLineAndKey(String text, String fault, String message) throws IOException {
        String good = contractTenant();
        String there = text.replace("\\n", "\n");
        int at = good.indexOf(there);
        String bad = good.substring(0, at) + fault.replace("\\n", "\n") + good.substring(at + there.length());
        assertThatThrownBy(() -> read(bad))
                .hasMessageMatching("t\\.yaml:\\d+: " + java.util.regex.Pattern.quote(message) + ".*");
    }

    @Test
    void theLineIsThatOfTheFault() {
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
}

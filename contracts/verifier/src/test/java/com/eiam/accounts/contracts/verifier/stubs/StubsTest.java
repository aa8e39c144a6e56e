package com.eiam.accounts.contracts.verifier.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.stubs.StubCalls.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids and values of a caller's own get a success, and the documented triggers their error. */
class StubsTest {

    private static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";
    private static final String WIKI = "20220413143015962-6F20-B3D81C75E";
    private static final String NOWHERE = "19700101000000000-0000-000000000";

    private final StubCalls stubs = new StubCalls();

    @ParameterizedTest
    @CsvSource({"sandbox, all", "sandbox-accounts, account_all", "sandbox-reader, account_read", "sandbox-none,"})
    void everyClientGetsItsSymbolicToken(String id, String scope) throws Exception {
        Map<String, String> header = Map.of(
                "Authorization", basic(id, "sandbox-secret"), "Content-Type", "application/x-www-form-urlencoded");
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        String credentials = "grant_type=client_credentials&client_id=" + id + "&client_secret=sandbox-secret";
        for (Answer answer : new Answer[] {
            stubs.send("POST", "/token", header, "grant_type=client_credentials"),
            stubs.send("POST", "/token", form, credentials)
        }) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("access_token")).isEqualTo(id);
            assertThat(answer.body().path("scope").stringValue(null)).isEqualTo(scope);
        }
    }

    @ParameterizedTest
    @CsvSource({"sandbox, mistyped", "nobody, sandbox-secret"})
    void nobodyElseGetsAToken(String id, String secret) throws Exception {
        Answer answer = stubs.send(
                "POST",
                "/token",
                Map.of("Authorization", basic(id, secret), "Content-Type", "application/x-www-form-urlencoded"),
                "grant_type=client_credentials");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("invalid_client");
    }

    /** On one connection, WireMock's server reads the second header as the first, so stubs must treat both alike. */
    @ParameterizedTest
    @ValueSource(strings = {"basic", "Basic", "BASIC"})
    void theCaseOfASchemeChangesNothing(String scheme) throws Exception {
        Map<String, String> headers = Map.of(
                "Authorization",
                basic("sandbox", "sandbox-secret").replace("Basic", scheme),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(stubs.send("POST", "/token", headers, "grant_type=client_credentials")
                        .status())
                .isEqualTo(200);
        Answer twice =
                stubs.send("POST", "/token", headers, "grant_type=client_credentials&grant_type=client_credentials");
        assertThat(twice.status() + " " + twice.text("error")).isEqualTo("400 invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"account_name\": \"李四 🙂\"}",
                "{\"account_name\": \"x\", \"extension\": {\"room\": \"B-12\", \"groups\": [\"a\"]}, \"disabled\": null}",
                "{\"account_name\": \"x\", \"org_code\": \"my-organisation\", \"password\": \"secret\"}"
            })
    void anyValidRequestSucceeds(String body) throws Exception {
        Answer answer = stubs.call("POST", "my-app/accounts/orphan-account", body);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("account_id")).matches("\\d{17}-[0-9A-F]{4}-[0-9A-F]{9}");
    }

    @Test
    void aSuccessSpeaksOfTheAccountThatWasAskedFor() throws Exception {
        assertThat(stubs.call("PUT", "my-app/accounts/my-account", "{\"account_name\": \"x\"}")
                        .text("account_id"))
                .isEqualTo("my-account");
        assertThat(stubs.call("PUT", "my-app/accounts/a%22b%5C/enable", "").text("account_id"))
                .isEqualTo("a\"b\\");
        assertThat(stubs.call("DELETE", "my-app/accounts/a1/member-role", "{\"role_ids\": [\"r1\", \"角色\"]}")
                        .body()
                        .toString())
                .isEqualTo("{\"success_list\":[\"r1\",\"角色\"],\"fail_list\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"account_name\": 7}",
                "{\"account_name\": \"   \"}",
                "{\"account_name\": \"x\", \"unknown\": 1}",
                "{\"account_name\": \"x\", \"extension\": {\"a\": {}}}",
                "{\"account_name\": ",
                ""
            })
    void anInvalidRequestDoesNotSucceed(String body) throws Exception {
        assertThat(stubs.call("POST", "my-app/accounts/orphan-account", body).status())
                .isGreaterThanOrEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the trigger is in the path: the body does not matter
                "PUT | " + NOWHERE + "/accounts/a | {\"account_name\": \"mine\"} | APP.0001",
                // but for the request's form, which is checked first
                "PUT | " + NOWHERE + "/accounts/a | {} | APP.ACCOUNT.0001",
                "PUT | a/accounts/" + NOWHERE + " | {\"account_name\": \"mine\", \"name\": \"n\"} | APP.ACCOUNT.0028",
                "PUT | %20/accounts/a | {\"account_name\": \"mine\"} | APP.0006",
                "PUT | a/accounts/%20 | {\"account_name\": \"mine\"} | APP.ACCOUNT.0047",
                // the trigger is in the body: ids and other fields do not matter
                "PUT | a/accounts/b | {\"account_name\": \"mine\", \"org_code\": \"no-such-organisation\"} | APP.ORG.0024",
                "PUT | a/accounts/b | {\"account_name\": \"CRM-Service\", \"disabled\": true} | APP.ACCOUNT.0013",
                "PUT | a/accounts/b | {\"account_name\": \"x\", \"disabled\": \"no\"} | TENANT-COMMON-0005",
                "POST | a/accounts/orphan-account | {\"name\": \"n\"} | APP.ACCOUNT.0001",
                "POST | a/accounts/basic-account | {\"user_id\": \"" + NOWHERE + "\"} | USER.0001",
                "POST | a/accounts/public-account/p/owner | {\"user_name\": \"no-such-user\"} | APP.ACCOUNT.0037",
                "POST | a/accounts/public-account/p/users/bind | {\"user_names\": [\"mine\", \"no-such-user\"]} | USER.0001",
                // the trigger is both
                "POST | " + WIKI + "/accounts/orphan-account | {\"account_name\": \"a\", \"org_code\": \"sales\"}"
                        + " | APP.OBJECTMODEL.0005",
                // an account that is good elsewhere
                "PUT | " + CRM
                        + "/accounts/20220415163344219-7C2F-14A8B0D57 | {\"account_name\": \"a\"} | APP.ACCOUNT.0028"
            })
    void theDocumentedTriggerGetsItsError(String method, String path, String body, String code) throws Exception {
        Answer answer = stubs.call(method, path, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error_code")).isEqualTo(code);
    }

    @Test
    void anAccountIsNotRefusedInItsOwnApplication() throws Exception {
        assertThat(stubs.call("PUT", WIKI + "/accounts/20220415163344219-7C2F-14A8B0D57", "{\"account_name\": \"a\"}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orphan-account | {\"account_name\": \"a-name-of-mine\"}",
                "public-account | {\"account_name\": \"a-name-of-mine\"}",
                "basic-account | {\"user_id\": \"20220412090512761-3A4F-8F6D4B290\"}"
            })
    void aNewAccountIsNoOtherOne(String type, String body) throws Exception {
        String one = stubs.call("POST", CRM + "/accounts/" + type, body).text("account_id");
        String other = stubs.call("POST", CRM + "/accounts/" + type, body).text("account_id");
        assertThat(one).isNotEqualTo(other);
        for (String account : new String[] {one, other}) {
            String role = "20220415170305200-EF22-C2404E358";
            assertThat(stubs.call(
                                    "DELETE",
                                    CRM + "/accounts/" + account + "/member-role",
                                    "{\"role_ids\": [\"" + role + "\"]}")
                            .body()
                            .path("success_list")
                            .path(0)
                            .stringValue(""))
                    .isEqualTo(role);
            assertThat(stubs.get(CRM + "/accounts?offset=0&limit=100").body().toString())
                    .contains("20220414163425614-2FD6-CA9B208BE")
                    .doesNotContain(account);
        }
    }

    @Test
    void createdAccountsAreThereSideBySide() throws Exception {
        String create = CRM + "/accounts/orphan-account";
        String documented =
                "{\"account_name\": \"zhangsan1\", \"name\": \"zhangsan1\", \"org_code\": \"\", \"password\": \"\","
                        + " \"disabled\": false, \"extension\": {}}";
        String blanks = documented
                .replaceFirst("zhangsan1", "  createOrphanAccount of account_name blanks  ")
                .replace("\"password\": \"\",", "");
        String first = stubs.call("POST", create, documented).text("account_id");
        String second = stubs.call("POST", create, blanks).text("account_id");
        assertThat(stubs.get(CRM + "/accounts/" + first).text("account_name")).isEqualTo("zhangsan1");
        assertThat(stubs.get(CRM + "/accounts/" + second).text("account_name"))
                .isEqualTo("  createOrphanAccount of account_name blanks  ");
    }

    @Test
    void aChangeIsRefusedInTheLanguageOfTheCaller() throws Exception {
        String account = CRM + "/accounts/20220416080000201-6B1C-D2E3F4051";
        Map<String, String> english = Map.of("Authorization", "Bearer sandbox", "Accept-Language", "en");
        assertThat(stubs.call("DELETE", account, "").status()).isEqualTo(204);
        assertThat(stubs.send("GET", "/applications/" + account, english, "").text("error_msg"))
                .isEqualTo("App account does not exist");
    }

    @Test
    void theFirstCheckThatFailsAnswers() throws Exception {
        String path = "/applications/" + NOWHERE + "/accounts/" + NOWHERE;
        assertThat(stubs.send("PUT", path, Map.of(), "{").status()).isEqualTo(401);
        assertThat(stubs.send("PUT", path, Map.of("Authorization", "Bearer sandbox-reader"), "{")
                        .status())
                .isEqualTo(403);
        assertThat(stubs.call("PUT", NOWHERE + "/accounts/%20", "{}").text("error_code"))
                .isEqualTo("APP.ACCOUNT.0047");
        assertThat(stubs.send("GET", "/nope", Map.of("Authorization", "Bearer sandbox-brief"), "")
                        .text("error"))
                .isEqualTo("invalid_token");
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}

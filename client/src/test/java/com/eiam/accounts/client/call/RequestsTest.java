package com.eiam.accounts.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.WireServer.Received;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.RoleChanges;
import com.eiam.accounts.client.model.RoleIdsRequest;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives at a server, byte for byte. */
class RequestsTest extends WireTest {

    @Test
    void aRemovalIsADeleteWithItsBody() {
        server.then(200, "{\"success_list\":[\"r1\"],\"fail_list\":[\"r2\"]}");

        RoleChanges changes =
                client.accountRoles().removeAccountRoles("a1", "c1", new RoleIdsRequest().roleIds(List.of("r1", "r2")));

        Received call = server.onlyCall();
        assertThat(call.method()).isEqualTo("DELETE");
        assertThat(call.target()).isEqualTo("/api/v2/tenant/applications/a1/accounts/c1/member-role");
        assertThat(call.text()).isEqualTo("{\"role_ids\":[\"r1\",\"r2\"]}");
        assertThat(call.header("Content-Length")).isEqualTo("24");
        assertThat(call.header("Content-Type")).isEqualTo("application/json");
        assertThat(changes.getSuccessList()).containsExactly("r1");
        assertThat(changes.getFailList()).containsExactly("r2");
    }

    @Test
    void aRemovalKeepsItsBodyWhenItIsRepeatedWithANewToken() {
        server.then(400, WireServer.INVALID_TOKEN).then(200, "{\"success_list\":[],\"fail_list\":[]}");

        client.accountRoles().removeAccountRoles("a1", "c1", new RoleIdsRequest().roleIds(List.of("r1")));

        assertThat(server.calls()).hasSize(2).allSatisfy(call -> {
            assertThat(call.method()).isEqualTo("DELETE");
            assertThat(call.text()).isEqualTo("{\"role_ids\":[\"r1\"]}");
            assertThat(call.header("Content-Length")).isEqualTo("19");
        });
        assertThat(server.calls())
                .extracting(call -> call.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void anUpdateSendsOnlyWhatWasSet() {
        client.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("zhangsan111"));

        assertThat(server.onlyCall().text()).isEqualTo("{\"account_name\":\"zhangsan111\"}");
    }

    @Test
    void textTravelsAsUtf8() {
        client.accounts()
                .createOrphanAccount(
                        "a1",
                        new CreateOrphanAccountRequest().accountName("李四的测试账号").name("李四 🙂"));

        assertThat(server.onlyCall().body())
                .isEqualTo("{\"account_name\":\"李四的测试账号\",\"name\":\"李四 🙂\",\"disabled\":false}"
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void idsArePercentEncoded() {
        client.accounts().updateAccount("a/1?x=+ 中", " ", new UpdateAccountRequest().accountName("n"));

        assertThat(server.onlyCall().target())
                .isEqualTo("/api/v2/tenant/applications/a%2F1%3Fx%3D%2B%20%E4%B8%AD/accounts/%20");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {".", ".."})
    void anIdThatWouldLeadElsewhereIsNotSent(String id) {
        UpdateAccountRequest request = new UpdateAccountRequest().accountName("n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.accounts().updateAccount("a1", id, request))
                .withMessageStartingWith("updateAccount: account_id must be an id, but is ");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void halfACharacterIsNotSent() {
        UpdateAccountRequest request = new UpdateAccountRequest().accountName("n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.accounts().deleteAccount("a1", "a\uD800b"))
                .withMessageContaining("account_id has half of a surrogate pair");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.accounts().listAccounts("a1", "\uDC00", 0, 10))
                .withMessageContaining("account_type has half");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.accounts().updateAccount("a1", "c1", request.name("\uD83D")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.client().clientSecret("s\uD800"))
                .withMessageContaining("clientSecret has half")
                .withMessageNotContaining("s\uD800");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aMissingRequestIsTheCallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.accounts().updateAccount("a1", "c1", null))
                .withMessage("updateAccount: the request must not be null");
    }

    @Test
    void missingOptionsAreTheCallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.accounts().with(null))
                .withMessage("caller and options must not be null");
        assertThatIllegalArgumentException().isThrownBy(() -> EiamAccounts.of(null));
    }

    @Test
    void aRequestThatIsNoJsonIsTheCallersMistake() {
        Map<String, Object> circle = new HashMap<>();
        circle.put("self", circle);
        UpdateAccountRequest request =
                new UpdateAccountRequest().accountName("n").extension(circle);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.accounts().updateAccount("a1", "c1", request))
                .withMessageStartingWith("updateAccount: the request cannot be written as JSON: ");
    }

    @Test
    void theBaseUrlMayHaveAPathAndASlash() {
        try (EiamAccounts behindGateway =
                server.client().baseUrl(server.url() + "/gateway/").build()) {
            behindGateway.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
        }

        assertThat(server.onlyCall().target()).isEqualTo("/gateway/api/v2/tenant/applications/a1/accounts/c1");
        assertThat(server.tokenRequests().get(0).target()).isEqualTo("/gateway/api/v2/tenant/token");
    }

    @Test
    void theLanguageOfMessagesIsAskedFor() {
        try (EiamAccounts english = server.client().language(Locale.ENGLISH).build()) {
            english.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
        }

        assertThat(server.onlyCall().header("Accept-Language")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\r\nX: y", "secret \u00e9", "secret \u4e09", "secret \ud800"})
    void aHeaderThatHttpCannotSendIsNotQuoted(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.client().header("X-Key", value))
                .withMessage("the header X-Key or its value is not one that HTTP can send")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X\r\nY", "X\u202e", "transfer-encoding", "Content-Length", "Host"})
    void aHeaderThatIsNotTheCallersIsRefusedInOneLine(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.none().header(name, "chunked"))
                .withMessageMatching("the header [!-~]+ or its value is not one that HTTP can send");
    }

    @Test
    void eachCallHasARequestIdOfItsOwn() {
        client.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
        client.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));

        assertThat(server.calls())
                .extracting(call -> call.header("X-Request-Id"))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z0-9._-]{1,64}"));
    }

    @Test
    void theClientOfTheJdkCanBeConfigured() {
        StringBuilder version = new StringBuilder();
        try (EiamAccounts configured = server.client()
                .httpClient(http -> version.append(http.build().version()))
                .build()) {
            configured.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
        }

        assertThat(version).hasToString(HttpClient.Version.HTTP_1_1.name());
    }

    @Test
    void queriesAndOperationsWithoutAnAnswerAreSentToo() {
        server.then(WireServer.json(204, ""));

        ApiResponse<Void> nothing = client.api((caller, options) -> caller)
                .call(new ApiCall<Void>("deleteThings", "DELETE", "/things/{id}", Void.class)
                        .path("id", "t1")
                        .query("limit", 10)
                        .query("type", null)
                        .query("tag", List.of("a", "b c")));

        assertThat(nothing.value()).isNull();
        assertThat(server.onlyCall().target()).isEqualTo("/things/t1?limit=10&tag=a&tag=b%20c");
        assertThat(server.onlyCall().header("Content-Type")).isNull();
    }
}

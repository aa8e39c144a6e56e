package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.api.AccountsApi;
import com.eiam.accounts.client.call.ApiCall;
import com.eiam.accounts.client.call.ApiCaller;
import com.eiam.accounts.client.call.ApiResponse;
import com.eiam.accounts.client.call.CallOptions;
import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.AccountType;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.eiam.accounts.client.model.UserNamesRequest;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The samples of the README: each stands below, where it is compiled and run. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final String ACCOUNT = "{\"id\":\"c1\",\"account_name\":\"zhangsan\",\"name\":null,\"org_id\":null,"
            + "\"disabled\":false,\"account_type\":\"ORPHAN_ACCOUNT\",\"extension\":{\"share\":0.10},\"roles\":[]}";
    private static final Path THIS = Path.of("src/test/java/com/eiam/accounts/client/ReadmeTest.java");

    private final WireServer server = new WireServer();
    private final String appId = "a1";
    private final String accountId = "c1";

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everySampleStandsInThisTest() throws IOException {
        String code = withoutSpace(Files.readString(THIS))
                .replace("server.url()", "\"http://localhost:8080\"")
                .replace("System.getProperty(\"stubs\")", "\"" + System.getProperty("stubs") + "\"");
        List<String> samples = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README))
                .results()
                .map((MatchResult sample) -> withoutSpace(sample.group(1)))
                .toList();

        assertThat(samples)
                .hasSizeGreaterThan(4)
                .allSatisfy(sample -> assertThat(code).contains(sample));
    }

    @Test
    void theFirstCall() {
        try (EiamAccounts eiam = EiamAccounts.builder()
                .baseUrl(server.url())
                .clientId("sandbox")
                .clientSecret("sandbox-secret")
                .build()) {
            AccountReference created = eiam.accounts()
                    .createOrphanAccount(
                            "20220413142801447-1D7C-9E6B0A4F2",
                            new CreateOrphanAccountRequest()
                                    .accountName("zhangsan1")
                                    .name("张三"));
            System.out.println(created.getAccountId());
        }
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void allPages() {
        server.then(200, "{\"total\":1,\"accounts\":[" + ACCOUNT + "]}").then(200, "{\"total\":0,\"accounts\":[]}");
        try (EiamAccounts eiam = server.client().build()) {
            for (Account account : eiam.allAccounts(appId)) {
                System.out.println(account.getAccountName());
            }

            List<String> disabled = eiam.allAccounts(appId, AccountType.PUBLIC_ACCOUNT).stream()
                    .filter(Account::getDisabled)
                    .map(Account::getId)
                    .toList();
            assertThat(disabled).isEmpty();
        }
        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void freeAttributes() {
        server.then(201, WireServer.ACCOUNT).then(200, ACCOUNT);
        try (EiamAccounts eiam = server.client().build()) {
            Map<String, Object> extension = new HashMap<>();
            extension.put("room", "C-3");
            extension.put("share", new BigDecimal("0.10"));
            extension.put("cost_centre", null);
            eiam.accounts()
                    .updateAccount(
                            appId,
                            accountId,
                            new UpdateAccountRequest()
                                    .accountName("zhangsan111")
                                    .extension(extension));

            Account account = eiam.accounts().getAccount(appId, accountId);
            if (account.getExtension().get("share") instanceof BigDecimal share) {
                System.out.println(share.scaleByPowerOfTen(2) + " percent");
            }
            assertThat(account.getExtension()).containsEntry("share", new BigDecimal("0.10"));
        }
        assertThat(server.calls().get(0).text()).contains("\"share\":0.10", "\"cost_centre\":null");
    }

    @Test
    void errors() {
        server.then(400, "{\"error_code\":\"USER.0001\",\"error_msg\":\"用户不存在\"}")
                .then(400, "{\"error_code\":\"APP.0001\",\"error_msg\":\"应用不存在\"}");
        try (EiamAccounts eiam = server.client().build()) {
            bind(eiam);
            assertThatThrownBy(() -> bind(eiam)).isInstanceOf(RefusedException.class);
        }
    }

    private void bind(EiamAccounts eiam) {
        try {
            eiam.publicAccounts()
                    .bindPublicAccountUsers(appId, accountId, new UserNamesRequest().userNames(List.of("cq04130006")));
        } catch (AccountsException e) {
            switch (e.errorCode()) {
                case USER_0001 -> System.out.println("no such user");
                case APP_ACCOUNT_0038 -> System.out.println("no such public account");
                default -> throw e;
            }
        }
    }

    @Test
    void settings() {
        String clientId = "sandbox";
        String clientSecret = "sandbox-secret";
        EiamAccounts eiam = EiamAccounts.builder()
                .baseUrl("https://accounts.example.com/gateway")
                .clientId(clientId)
                .clientSecret(clientSecret)
                .connectTimeout(Duration.ofSeconds(2))
                .requestTimeout(Duration.ofSeconds(10))
                .language(Locale.ENGLISH)
                .httpClient(http -> http.proxy(ProxySelector.of(new InetSocketAddress("proxy", 3128))))
                .build();
        eiam.close();
        assertThat(eiam).hasToString("EIAM accounts at https://accounts.example.com/gateway as client sandbox");
    }

    @Test
    void withoutAServer() {
        ApiCaller caller = new ApiCaller() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> ApiResponse<T> call(ApiCall<T> call) {
                Object answer = new AccountReference().accountId("20220414163425614-2FD6-CA9B208BE");
                return new ApiResponse<>(201, HttpHeaders.of(Map.of(), (a, b) -> true), "none", (T) answer);
            }
        };
        AccountsApi accounts = new AccountsApi(caller, CallOptions.none());
        assertThat(accounts.createOrphanAccount("a1", new CreateOrphanAccountRequest())
                        .getAccountId())
                .isEqualTo("20220414163425614-2FD6-CA9B208BE");
    }

    @Test
    void againstTheStubs() {
        WireMockServer stubs = new WireMockServer(
                WireMockConfiguration.options().dynamicPort().usingFilesUnderClasspath(System.getProperty("stubs")));
        stubs.start();
        EiamAccounts eiam = EiamAccounts.builder()
                .baseUrl(stubs.baseUrl())
                .clientId("sandbox")
                .clientSecret("sandbox-secret")
                .build();
        try (eiam) {
            assertThat(eiam.accounts()
                            .createOrphanAccount(
                                    "20220413142801447-1D7C-9E6B0A4F2",
                                    new CreateOrphanAccountRequest().accountName("zhangsan1"))
                            .getAccountId())
                    .isNotBlank();
        } finally {
            stubs.stop();
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}

package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.api.AccountsApi;
import com.eiam.accounts.client.call.CallOptions;
import com.eiam.accounts.client.call.RetryPolicy;
import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountType;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.eiam.accounts.client.model.UserNamesRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The samples of the README: each is below or in a build of its own, where it is compiled and run. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final String ACCOUNT = "{\"id\":\"c1\",\"account_name\":\"zhangsan\",\"name\":null,\"org_id\":null,"
            + "\"disabled\":false,\"account_type\":\"ORPHAN_ACCOUNT\",\"extension\":{\"share\":0.10},\"roles\":[]}";

    private static final List<Path> SOURCES = List.of(
            Path.of("src/test/java/com/eiam/accounts/client/ReadmeTest.java"),
            Path.of("test-kit/src/test/java/com/eiam/accounts/client/test/TestKitTest.java"),
            Path.of("consumers/plain/src/main/java/FirstCall.java"),
            Path.of("consumers/plain/src/test/java/FirstTest.java"),
            Path.of("consumers/spring-boot/src/main/java/app/App.java"),
            Path.of("consumers/spring-boot/src/test/java/app/SpringBootTests.java"),
            Path.of("consumers/stub-runner/src/test/java/app/StubRunnerTests.java"));

    private final WireServer server = new WireServer();
    private final String appId = "a1";
    private final String accountId = "c1";

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everySampleIsInATest() throws IOException {
        StringBuilder code = new StringBuilder();
        for (Path source : SOURCES) {
            code.append(withoutSpace(Files.readString(source)));
        }
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
    void optionsOfSomeCalls() {
        try (EiamAccounts eiam = server.client().build()) {
            AccountsApi patient = eiam.accounts()
                    .with(CallOptions.none()
                            .timeout(Duration.ofMinutes(2))
                            .retries(RetryPolicy.none())
                            .language(Locale.ENGLISH)
                            .header("X-Gateway-Key", "k1"));
            patient.enableAccount(appId, accountId);
        }
        assertThat(server.onlyCall().header("X-Gateway-Key")).isEqualTo("k1");
    }

    @Test
    void createUnlessItExists() {
        server.then(400, "{\"error_code\":\"APP.ACCOUNT.0013\",\"error_msg\":\"账号名已存在\"}")
                .then(200, "{\"total\":1,\"accounts\":[" + ACCOUNT.replace("\"zhangsan\"", "\"ZhangSan1\"") + "]}");
        try (EiamAccounts eiam = server.client().build()) {
            String id;
            try {
                id = eiam.accounts()
                        .createOrphanAccount(appId, new CreateOrphanAccountRequest().accountName("zhangsan1"))
                        .getAccountId();
            } catch (RefusedException e) {
                if (e.errorCode() != ErrorCode.APP_ACCOUNT_0013) {
                    throw e;
                }
                id = eiam.allAccounts(appId).stream()
                        .filter(account -> AccountNames.areSame(account.getAccountName(), "zhangsan1"))
                        .findFirst()
                        .orElseThrow(() -> e)
                        .getId();
            }
            assertThat(id).isEqualTo("c1");
        }
    }

    @Test
    void settings() throws NoSuchAlgorithmException {
        String clientId = "sandbox";
        String clientSecret = "sandbox-secret";
        SSLContext sslContext = SSLContext.getDefault();
        EiamAccounts eiam = EiamAccounts.builder()
                .baseUrl("https://accounts.example.com/gateway")
                .clientId(clientId)
                .clientSecret(clientSecret)
                .connectTimeout(Duration.ofSeconds(2))
                .requestTimeout(Duration.ofSeconds(10))
                .maxConnections(50)
                .language(Locale.ENGLISH)
                .header("X-Gateway-Key", "k1")
                .retries(RetryPolicy.attempts(5))
                .proxy("proxy.example.com", 3128, "user", "password")
                .httpClient(http -> http.sslContext(sslContext))
                .build();
        eiam.close();
        assertThat(eiam).hasToString("EIAM accounts at https://accounts.example.com/gateway as client sandbox");
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}

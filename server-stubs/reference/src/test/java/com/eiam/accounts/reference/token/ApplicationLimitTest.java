package com.eiam.accounts.reference.token;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.tenant.Tenant.App;
import com.eiam.accounts.tenant.TenantFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** The client {@code inside} can use the applications of the calls below, and {@code outside} can use all others. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ApplicationLimitTest {

    private static final String UNKNOWN = "19700101000000000-0000-000000000";

    private static RunningServer server;

    @Parameter
    TestDatabase database;

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database, @TempDir Path folder) throws IOException {
        Set<String> called = calls().map(Call::appId).collect(Collectors.toSet());
        List<String> others = TenantFile.contractTenant().applications().stream()
                .map(App::appId)
                .filter(id -> !called.contains(id))
                .toList();
        String client = "%n  - {client_id: %s, secret: sandbox-secret, permissions: [all], applications: [%s]}";
        String tenant = new ClassPathResource("contract-tenant.yaml").getContentAsString(StandardCharsets.UTF_8);
        Path file = Files.writeString(
                folder.resolve("tenant.yaml"),
                tenant.replace(
                        "\nclients:",
                        "\nclients:"
                                + client.formatted("inside", String.join(", ", called))
                                + client.formatted("outside", String.join(", ", others))));
        List<String> properties = new ArrayList<>(database.empty());
        properties.add("--eiam.accounts.tenant-file=" + file);
        server = RunningServer.startWithTestClock(properties);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    /** A call of each operation that succeeds. */
    static Stream<Call> calls() {
        return Spec.operations().map(operation -> operation.successes().get(0));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anotherApplicationDoesNotExist(Call call) {
        String before = server.rows().everything();

        Answer limited = call.client("outside").to(server);

        assertThat(limited.status()).isEqualTo(400);
        assertThat(limited.text()).isEqualTo(call.app(UNKNOWN).to(server).text());
        assertThat(limited.code())
                .isEqualTo(Spec.code(
                        Spec.operation(call.operation()).parameters("path").get("app_id"), "unknown"));
        assertThat(server.rows().everything()).isEqualTo(before);
        assertThat(call.client("inside").to(server).status())
                .isEqualTo(Spec.operation(call.operation()).success());
    }

    @Test
    void theFormOfARequestIsCheckedBefore() {
        Call list = Call.of("listAccounts", CRM).client("outside");

        assertThat(list.query("offset=0&limit=0").to(server).code()).isEqualTo(ErrorCode.OAP_PAGE_0002.code());
        assertThat(list.app("%20").query("offset=0&limit=10").to(server).code()).isEqualTo(ErrorCode.APP_0006.code());
        assertThat(Call.of("createOrphanAccount", CRM)
                        .client("outside")
                        .body("{\"account_name\":\"\"}")
                        .to(server)
                        .code())
                .isEqualTo(ErrorCode.APP_ACCOUNT_0001.code());
    }

    @Test
    void anotherSpellingOfThePathIsTheSameApplication() {
        Call list = Call.of("listAccounts", CRM).client("outside").query("offset=0&limit=10");

        for (String spelling : List.of(CRM.replace("-", "%2D"), CRM.toLowerCase(), CRM + "%20")) {
            assertThat(list.app(spelling).to(server).code()).as(spelling).isEqualTo(ErrorCode.APP_0001.code());
        }
    }

    @Test
    void anErrorWithoutAnOperationIsAnsweredAsForOthers() {
        Answer unknown = server.send(
                server.request("/api/v2/nowhere").header("Authorization", "Bearer " + server.token("outside")));

        assertThat(unknown.code()).isEqualTo(ErrorCode.HTTP_404.code());
    }
}

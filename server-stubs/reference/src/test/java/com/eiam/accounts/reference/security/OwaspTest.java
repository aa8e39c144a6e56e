package com.eiam.accounts.reference.security;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.WIKI_BASIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The OWASP API Security Top 10 of 2023, one risk after the other. Where other tests say more, they are named. */
class OwaspTest extends OperationTest {

    /** The contracts derived from ownership try each operation. */
    @Test
    void api1BrokenObjectLevelAuthorization() {
        assertThat(Call.of("getAccount", CRM, WIKI_BASIC).to(server).code()).isEqualTo("APP.ACCOUNT.0028");
        assertThat(Call.of("deleteAccount", CRM, WIKI_BASIC).to(server).code()).isEqualTo("APP.ACCOUNT.0028");
        assertThat(server.account(WIKI_BASIC)).isNotEmpty();
    }

    /** {@code ForgedTokenTest}, {@code TokenExpiryTest} and {@code LimitsTest} have more. */
    @ParameterizedTest
    @CsvSource({"'', 401", "Bearer forged, 400", "Basic c2FuZGJveDpzYW5kYm94LXNlY3JldA==, 401"})
    void api2BrokenAuthentication(String authorization, int status) {
        var request = server.request(path("getAccount", ORPHAN));
        assertThat(server.send(authorization.isEmpty() ? request : request.header("Authorization", authorization))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"account_type\":\"PUBLIC_ACCOUNT\"",
                "\"id\":\"1\"",
                "\"roles\":[]",
                "\"password_hash\":\"x\"",
                "\"owner_id\":\"1\""
            })
    void api3BrokenObjectPropertyLevelAuthorization(String property) {
        String before = server.rows().everything();
        Answer update = Call.of("updateAccount", CRM, BASIC)
                .body("{\"account_name\":\"cq04130005\"," + property + "}")
                .to(server);

        assertThat(update.code()).isEqualTo("TENANT-COMMON-0005");
        assertThat(server.rows().everything()).isEqualTo(before);
        assertThat(Call.of("getAccount", CRM, BASIC).to(server).text()).doesNotContain("password");
    }

    /** {@code LimitsTest} and {@code SocketLimitsTest} have more. */
    @Test
    void api4UnrestrictedResourceConsumption() {
        Call list = Call.of("listAccounts", CRM);
        assertThat(list.query("offset=0&limit=101").to(server).code()).isEqualTo("OAP.PAGE.0002");
        assertThat(server.createOrphan(CRM, " ".repeat(1 << 21)).status()).isEqualTo(413);
    }

    @Test
    void api5BrokenFunctionLevelAuthorization() {
        String before = server.rows().everything();
        assertThat(Spec.changes())
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(Call.of(operation.id(), CRM, ORPHAN)
                                .client("sandbox-reader")
                                .to(server)
                                .code())
                        .isEqualTo("insufficient_scope"));
        assertThat(server.rows().everything()).isEqualTo(before);
    }

    /**
     * A caller that creates too much is limited, as {@code LimitsTest} shows; and a repeated creation creates nothing.
     */
    @Test
    void api6UnrestrictedAccessToSensitiveBusinessFlows() {
        String body = "{\"account_name\":\"again and again\"}";
        assertThat(server.createOrphan(CRM, body, "\"again\"").text())
                .isEqualTo(server.createOrphan(CRM, body, "\"again\"").text());
        assertThat(server.auditRecords()).isEqualTo(1);
    }

    @Test
    void api7ServerSideRequestForgery() throws IOException {
        try (ServerSocket target = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + target.getLocalPort() + "/";
            assertThat(server.createOrphan(
                                    CRM, "{\"account_name\":\"" + url + "\",\"extension\":{\"url\":\"" + url + "\"}}")
                            .status())
                    .isEqualTo(201);
            target.setSoTimeout(100);
            assertThatThrownBy(target::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** {@code SecretsInLogTest} shows that no log has a secret. */
    @Test
    void api8SecurityMisconfiguration() {
        Answer broken = server.createOrphan(CRM, "{\"account_name\":{}}");
        Answer trace = server.send(server.json(path("getAccount", ORPHAN)).method("TRACE", BodyPublishers.noBody()));
        Answer foreign = server.send(server.json(path("getAccount", ORPHAN)).header("Origin", "https://example.org"));

        assertThat(broken.text()).doesNotContain("Exception", "java", "com.eiam", "select");
        assertThat(broken.header("Server")).isEmpty();
        assertThat(trace.status()).isEqualTo(405);
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    }

    /** Each path that the spec does not have is closed. {@code ResetSwitchTest} shows it for the reset. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/env", "/h2-console", "/v2/api-docs", "/api/v1/tenant/token", "/console", "/error"})
    void api9ImproperInventoryManagement(String path) {
        assertThat(server.send(server.request(path)).status()).isIn(401, 404);
        assertThat(server.send(server.json(path)).status()).isEqualTo(404);
    }

    /**
     * The server calls no other API. Its tenant file comes from elsewhere: {@code TenantFileTest} shows how it is
     * checked.
     */
    @Test
    void api10UnsafeConsumptionOfApis() {
        assertThat(server.createOrphan(CRM, "{\"account_name\":\"a'; drop table account; --\"}")
                        .status())
                .isEqualTo(201);
        assertThat(Call.of("getAccount", CRM, ORPHAN).to(server).status()).isEqualTo(200);
    }

    private static String path(String operation, String accountId) {
        return RunningServer.path(Spec.operation(operation).path(), CRM, accountId);
    }
}

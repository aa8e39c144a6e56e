package com.eiam.accounts.reference.webpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.reference.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PageTest {

    private final RunningServer server = TestDatabase.H2.server();

    @Test
    void thePageLoadsEverythingFromThisServer() {
        Answer page = server.send(server.request("/").GET());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self';");
        var links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.text());
        int found = 0;
        while (links.find()) {
            found++;
            assertThat(server.send(server.request("/" + links.group(1)).GET()).status())
                    .as(links.group(1))
                    .isEqualTo(200);
        }
        assertThat(found).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/png", "text/html", "nonsense"})
    void thePageIsServedWhateverTheCallerAccepts(String type) {
        Answer page = server.send(server.request("/").header("Accept", type).GET());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void servesTheSpec() {
        Answer description = server.send(server.request("/openapi.json").GET());

        assertThat(description.header("Content-Type")).isEqualTo("application/json");
        assertThat(description.json().path("openapi").stringValue()).isEqualTo("3.1.1");
        assertThat(description.text()).doesNotContain("x-contracts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void thePageShowsTheCodesAndContractsOfEachOperation(String language) {
        JsonNode paths = server.send(
                        server.request("/page/openapi-" + language + ".json").GET())
                .json()
                .path("paths");

        Spec.operations().forEach(operation -> {
            JsonNode shown =
                    paths.path(operation.path()).path(operation.method().toLowerCase(Locale.ROOT));
            String description = shown.path("description").stringValue();
            operation.spec().codes().forEach(code -> assertThat(description).contains("`" + code + "`"));
            operation
                    .spec()
                    .contracts()
                    .forEach(contract -> assertThat(description).contains("- " + contract.name()));
            assertThat(shown.path("x-codeSamples").path(0).path("source").stringValue())
                    .contains("." + operation.id() + "(");
        });
    }

    @Test
    void showsTheLastReportOfTheVerifier(@TempDir Path directory) throws IOException {
        Path report = directory.resolve("report.html");
        List<String> settings = new ArrayList<>(TestDatabase.H2.empty());
        settings.add("--eiam.accounts.page.verification-report=" + report);
        try (RunningServer other = RunningServer.start(settings)) {
            assertThat(other.send(other.request("/verification").GET()).text()).contains("No verification yet");

            Files.writeString(report, "<title>2,656 of 2,656 passed · 测试</title>");

            Answer page = other.send(other.request("/verification").GET());
            assertThat(page.text()).isEqualTo("<title>2,656 of 2,656 passed · 测试</title>");
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none';");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/openapi.json", "/verification", "/page/server.json"})
    void whatCanBeReadHasHeaders(String path) {
        Answer headers = server.send(server.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(headers.status()).isEqualTo(200);
        assertThat(headers.text()).isEmpty();
    }

    @Test
    void onlyAServerWithTheContractTenantOffersItsClient() {
        assertThat(offersAClient(server)).isTrue();
        List<String> ownTenant = new ArrayList<>(TestDatabase.H2.empty());
        ownTenant.add("--eiam.accounts.tenant-file=../../openapi/contract-tenant.yaml");
        try (RunningServer other = RunningServer.start(ownTenant)) {
            assertThat(offersAClient(other)).isFalse();
        }
    }

    private static boolean offersAClient(RunningServer server) {
        return server.send(server.request("/page/server.json").GET())
                .json()
                .path("sandbox")
                .booleanValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contract-tenant.yaml", "/application.yaml", "/webjars/", "/actuator/health", "/error"})
    void everythingElseStaysClosed(String path) {
        assertThat(server.send(server.request(path).GET()).status()).isEqualTo(401);
    }
}

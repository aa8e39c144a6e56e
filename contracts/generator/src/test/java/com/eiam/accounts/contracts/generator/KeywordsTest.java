package com.eiam.accounts.contracts.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.generator.derive.TestCases;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.http.ContractTenantCredentials;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.RequestKeywords;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every keyword that a schema of a request may have gives contracts, and the stubs answer them over HTTP. */
class KeywordsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Set<String> BROKEN_ONLY =
            Set.of("required", "additionalProperties", "json", "text", "const", "uniqueItems", "pattern");

    @TempDir
    private static Path folder;

    private static Spec spec;
    private static WireMockServer stubs;

    @BeforeAll
    static void serve() throws Exception {
        Path file =
                Path.of(KeywordsTest.class.getResource("/spec/keywords.yaml").toURI());
        spec = Spec.read(file);
        GenerateContracts.write(spec, folder.resolve("contracts"), folder.resolve("mappings"));
        stubs = new WireMockServer(
                WireMockConfiguration.options().dynamicPort().usingFilesUnderDirectory(folder.toString()));
        stubs.start();
    }

    @AfterAll
    static void stop() {
        stubs.stop();
    }

    @Test
    void eachKeywordGivesARefusal() {
        assertThat(derived(false)).containsAll(RequestKeywords.RESTRICTING).contains("json", "text", "unknown");
    }

    @Test
    void eachKeywordWithABoundGivesASuccessAtTheBound() {
        assertThat(derived(true))
                .containsAll(RequestKeywords.RESTRICTING.stream()
                        .filter(keyword -> !BROKEN_ONLY.contains(keyword))
                        .toList());
    }

    @Test
    void eachSuccessKeepsAllRules() {
        assertThat(TestCases.of(spec))
                .filteredOn(testCase -> testCase.draft().isSuccess())
                .filteredOn(testCase -> testCase.request().body().orElse(null) instanceof Body.Json)
                .isNotEmpty()
                .allSatisfy(testCase -> assertThat(spec.schemas()
                                .brokenKeywords(
                                        testCase.operation()
                                                .body()
                                                .orElseThrow()
                                                .schema(),
                                        ((Body.Json) testCase.request().body().orElseThrow()).value()))
                        .as(testCase.id())
                        .isEmpty());
    }

    private static Set<String> derived(boolean success) {
        return TestCases.of(spec).stream()
                .filter(testCase -> testCase.draft().isSuccess() == success)
                .flatMap(testCase -> testCase.draft().keyword().stream())
                .collect(Collectors.toSet());
    }

    static Stream<TestCase> testCases() {
        return TestCases.of(spec).stream();
    }

    @ParameterizedTest
    @MethodSource("testCases")
    void theStubsAnswerEachContract(TestCase testCase) throws Exception {
        WireRequest sent = new RequestEncoder(
                        stubs.baseUrl(), Ids.OF_THE_CONTRACT_TENANT, new ContractTenantCredentials(List.of()))
                .encode(testCase.request());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sent.url()))
                .method(sent.method(), sent.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        sent.headers().forEach(request::header);

        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());

        assertThat(response.statusCode())
                .as("%s: %s", sent, response.body())
                .isEqualTo(testCase.draft().status());
        if (!testCase.draft().isSuccess()) {
            assertThat(JsonMapper.shared().readTree(response.body()))
                    .isEqualTo(testCase.response().body());
        }
    }
}

package com.eiam.accounts.client.benchmark;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.api.AccountsApi;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountPage;
import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Calls per second and bytes per call (with {@code -prof gc}) of the client, and of code that a team would write by
 * hand for the same calls: the JDK's client, Jackson, the same models, a request id and a timeout.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(1)
@Threads(8)
public class ClientBenchmark {

    private static final String APP = "20220413142801447-1D7C-9E6B0A4F2";
    private static final String ACCOUNT = "20220414163425614-2FD6-CA9B208BE";

    /** What is around the ids in the paths, taken from the API once: code by hand has it as texts. */
    private static final String[] ONE =
            AccountsApi.getAccountCall("APP", "ID").target().split("APP|ID");

    private static final String[] PAGE =
            AccountsApi.listAccountsCall("APP", null, 0, 100).target().split("APP");

    private Process server;
    private String url;
    private EiamAccounts client;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonMapper json = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Starts the server in another process. */
    @Setup
    public void start() throws Exception {
        Path port = Files.createTempFile("port", null);
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConstantServer.class.getName(),
                        port.toString())
                .inheritIO()
                .start();
        while (Files.size(port) == 0 && server.isAlive()) {
            Thread.onSpinWait();
        }
        url = "http://localhost:" + Files.readString(port);
        client = EiamAccounts.builder()
                .baseUrl(url)
                .clientId("sandbox")
                .clientSecret("sandbox-secret")
                .build();
    }

    @TearDown
    public void stop() {
        client.close();
        server.destroy();
    }

    @Benchmark
    public Account getAccount() {
        return client.accounts().getAccount(APP, ACCOUNT);
    }

    @Benchmark
    public Account getAccountByHand() throws Exception {
        return byHand("GET", ONE[1] + encoded(ACCOUNT), null, Account.class);
    }

    @Benchmark
    public AccountReference updateAccount() {
        return client.accounts().updateAccount(APP, ACCOUNT, update());
    }

    @Benchmark
    public AccountReference updateAccountByHand() throws Exception {
        return byHand("PUT", ONE[1] + encoded(ACCOUNT), update(), AccountReference.class);
    }

    @Benchmark
    public AccountPage listAccounts() {
        return client.accounts().listAccounts(APP, null, 0, 100);
    }

    @Benchmark
    public AccountPage listAccountsByHand() throws Exception {
        return byHand("GET", PAGE[1], null, AccountPage.class);
    }

    private static UpdateAccountRequest update() {
        return new UpdateAccountRequest().accountName("zhangsan111").name("张三").putExtensionItem("room", "C-3");
    }

    private <T> T byHand(String method, String path, Object body, Class<T> type)
            throws IOException, InterruptedException {
        BodyPublisher publisher =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + ONE[0] + encoded(APP) + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer t")
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-Request-Id", UUID.randomUUID().toString())
                .method(method, publisher)
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("status " + response.statusCode());
        }
        return json.readValue(response.body(), type);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}

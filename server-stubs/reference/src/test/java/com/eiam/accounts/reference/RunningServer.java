package com.eiam.accounts.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reference server on a free port. Tests call it over HTTP and can query its database. */
public final class RunningServer implements AutoCloseable {

    /** Ids of the contract tenant. */
    public static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";

    public static final String WIKI = "20220413143015962-6F20-B3D81C75E";
    public static final String ORPHAN = "20220414163425614-2FD6-CA9B208BE";
    public static final String PUBLIC = "20220415171558023-84A4-ED5C390B8";
    public static final String BASIC = "20220415162233108-5B1E-03F7A9C46";
    public static final String WIKI_BASIC = "20220415163344219-7C2F-14A8B0D57";

    private final @Nullable ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private RunningServer(@Nullable ConfigurableApplicationContext context, URI base) {
        this.context = context;
        this.base = base;
    }

    /** A server in another process: it has no beans here. */
    public static RunningServer at(URI base) {
        return new RunningServer(null, base);
    }

    /** Starts a server with properties such as {@code --name=value} and with beans of the test. */
    public static RunningServer start(List<String> properties, Class<?>... configuration) {
        List<String> arguments = new ArrayList<>(properties);
        arguments.add("--server.port=0");
        List<Class<?>> sources = new ArrayList<>(List.of(configuration));
        sources.add(EiamAccountsApplication.class);
        ConfigurableApplicationContext context =
                SpringApplication.run(sources.toArray(Class<?>[]::new), arguments.toArray(String[]::new));
        String port = context.getEnvironment().getProperty("local.server.port");
        return new RunningServer(context, URI.create("http://localhost:" + port));
    }

    /** Starts a server whose clock the test sets, and which checks secrets faster. */
    public static RunningServer startWithTestClock(List<String> properties) {
        return start(properties, TestBeans.class);
    }

    /** What listens on the management port, which the properties have opened. */
    public RunningServer management() {
        String port = Objects.requireNonNull(context, "another process")
                .getEnvironment()
                .getRequiredProperty("local.management.port");
        return at(URI.create("http://localhost:" + port));
    }

    /** An answer. */
    public record Answer(int status, Map<String, List<String>> headers, String text) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        /** The error code of either envelope. */
        public String code() {
            return json().path("error_code").asString(json().path("error").asString(""));
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(", ", header.getValue()))
                    .findFirst()
                    .orElse("");
        }
    }

    /** Calls an operation as the client that has all permissions. */
    public Answer call(String operationId, String appId, String accountId, String body) {
        Spec.Operation operation = Spec.operation(operationId);
        return send(json(path(operation.path(), appId, accountId))
                .method(operation.method(), BodyPublishers.ofString(body)));
    }

    /** Creates an orphan account with a header {@code Idempotency-Key} for each key. */
    public Answer createOrphan(String appId, String body, String... keys) {
        HttpRequest.Builder request = json(path(
                        Spec.operation("createOrphanAccount").path(), appId, ""))
                .POST(BodyPublishers.ofString(body));
        List.of(keys).forEach(key -> request.header("Idempotency-Key", key));
        return send(request);
    }

    /** A JSON request of that client, for tests that change it before they send it. */
    public HttpRequest.Builder json(String path) {
        return request(path)
                .header("Authorization", "Bearer " + token("sandbox"))
                .header("Content-Type", "application/json");
    }

    /** What a path answers without a token. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    /** The path of an operation with ids, which the caller has encoded. */
    public static String path(String template, String appId, String accountId) {
        return template.replace("{app_id}", appId).replace("{account_id}", accountId);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().map(),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of a client of the contract tenant, requested once. */
    public String token(String client) {
        return tokens.computeIfAbsent(client, this::newToken);
    }

    /** A new token of a client. */
    public String newToken(String client) {
        Answer answer =
                askForToken("grant_type=client_credentials&client_id=" + client + "&client_secret=sandbox-secret");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("access_token").stringValue();
    }

    /** Sends a form to the token endpoint. */
    public Answer askForToken(String form, String... headers) {
        HttpRequest.Builder request = request(Spec.operation("issueToken").path())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public JdbcClient sql() {
        return bean(JdbcClient.class);
    }

    /** A bean of the server, for tests of what HTTP does not show. */
    public <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context, "another process").getBean(type);
    }

    /** An account's row, by its column names in lower case. */
    public Map<String, Object> account(String accountId) {
        return row("select * from account where account_id = ?", accountId);
    }

    /** The only row of a query, by its column names in lower case. */
    public Map<String, Object> row(String query, Object... parameters) {
        Map<String, Object> row = new TreeMap<>();
        sql().sql(query)
                .params(List.of(parameters))
                .query()
                .singleRow()
                .forEach((column, value) -> row.put(column.toLowerCase(Locale.ROOT), StoredRows.readable(value)));
        return row;
    }

    /** All accounts, roles, members and audit records. */
    public StoredRows rows() {
        return new StoredRows(sql());
    }

    public long auditRecords() {
        return sql().sql("select count(*) from audit_record").query(Long.class).single();
    }

    @Override
    public void close() {
        Objects.requireNonNull(context, "another process").close();
    }
}

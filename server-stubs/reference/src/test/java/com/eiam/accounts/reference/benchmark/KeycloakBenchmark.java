package com.eiam.accounts.reference.benchmark;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.Spec;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares the server with Keycloak in production mode: start, calls per second and memory, on the same PostgreSQL, in
 * turn. Prints a Markdown table.
 *
 * <p>Arguments: the jar of the server, and the directory of Keycloak.
 */
public final class KeycloakBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 4);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final String ADMIN = "admin";
    private static final String KEYCLOAK_TOKEN = "/realms/master/protocol/openid-connect/token";
    private static final String KEYCLOAK_ADMIN =
            "grant_type=password&client_id=admin-cli&username=%1$s&password=%1$s".formatted(ADMIN);

    private final EmbeddedPostgres postgres;
    private final String jar;
    private final String keycloak;
    private final AtomicLong next = new AtomicLong();

    private KeycloakBenchmark(EmbeddedPostgres postgres, String jar, String keycloak) {
        this.postgres = postgres;
        this.jar = jar;
        this.keycloak = keycloak;
    }

    /** A start of a server, until it has issued its first token. */
    private interface Start {
        ServerProcess run() throws Exception;
    }

    /** Requests of one operation, with the token of a run. Keycloak's tokens live for a minute, longer than a run. */
    private interface Calls {
        IntFunction<Iterable<byte[]>> of(String token);
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start()) {
            new KeycloakBenchmark(postgres, args[0], args[1]).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        prepare();
        double[][] starts = new double[2][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            starts[0][round] = seconds(this::startServer);
            starts[1][round] = seconds(this::startKeycloak);
        }
        try (ServerProcess server = startServer();
                ServerProcess other = startKeycloak()) {
            System.out.printf(
                    "%n%d processors, Java %s, %d connections, %d rounds of %d s%n%n| | this server | Keycloak | ratio |%n|---|---|---|---|%n",
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"),
                    CONNECTIONS,
                    ROUNDS,
                    SECONDS);
            print("start, s", "%.1f", SpeedBenchmark.median(starts[0]), SpeedBenchmark.median(starts[1]));
            compare("`getAccount`, reading a user, per second", server, this::getAccount, other, this::readUser);
            compare(
                    "`updateAccount`, updating a user, per second",
                    server,
                    this::updateAccount,
                    other,
                    this::updateUser);
            print("memory after that, MB", "%.0f", server.memory("VmRSS"), other.memory("VmRSS"));
        }
    }

    private void compare(String name, ServerProcess server, Calls own, ServerProcess other, Calls others)
            throws Exception {
        double[][] rates = new double[2][ROUNDS];
        Load.warmUp(() -> rate(server, own, SECONDS));
        Load.warmUp(() -> rate(other, others, SECONDS));
        for (int round = 0; round < ROUNDS; round++) {
            rates[0][round] = rate(server, own, SECONDS);
            rates[1][round] = rate(other, others, SECONDS);
        }
        print(name, "%.0f", SpeedBenchmark.median(rates[0]), SpeedBenchmark.median(rates[1]));
    }

    private static double rate(ServerProcess server, Calls calls, int seconds) throws Exception {
        return new Load(server.port(), CONNECTIONS).run(seconds, 2, calls.of(token(server)));
    }

    private static void print(String name, String format, double own, double other) {
        System.out.printf("| %s | " + format + " | " + format + " | %.2f |%n", name, own, other, own / other);
    }

    private static double seconds(Start start) throws Exception {
        long begin = System.nanoTime();
        try (ServerProcess server = start.run()) {
            token(server);
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private static String token(ServerProcess server) throws IOException, InterruptedException {
        return server.name().equals("keycloak") ? server.token(KEYCLOAK_TOKEN, KEYCLOAK_ADMIN) : server.token();
    }

    private ServerProcess startServer() throws IOException {
        return ServerProcess.start("this", List.of("-jar", jar), postgres.getJdbcUrl("postgres", "this"));
    }

    private ServerProcess startKeycloak() throws IOException {
        return ServerProcess.start(
                "keycloak",
                kc(
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=0",
                        "--hostname=http://localhost",
                        "--db-url=" + postgres.getJdbcUrl("postgres", "keycloak"),
                        "--db-username=postgres"));
    }

    private ProcessBuilder kc(String... arguments) {
        ProcessBuilder kc = new ProcessBuilder(
                Stream.concat(Stream.of(Path.of(keycloak, "bin", "kc.sh").toString()), Stream.of(arguments))
                        .toList());
        kc.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN));
        return kc;
    }

    /** Builds Keycloak for production, and makes both databases with the accounts and the users to measure. */
    private void prepare() throws Exception {
        // One node needs no cluster: all of its caches are local.
        if (kc("build", "--db=postgres", "--cache=local").inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("kc.sh build failed");
        }
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database this");
            connection.createStatement().execute("create database keycloak");
        }
        try (ServerProcess server = startServer();
                Connection connection = postgres.getDatabase("postgres", "this").getConnection()) {
            connection
                    .createStatement()
                    .execute(new Pgbench(0, server.name(), 0, 0, Map.of("APP", RunningServer.CRM))
                            .script("prepare.sql"));
        }
        try (ServerProcess other = startKeycloak()) {
            List<String> users = IntStream.range(0, CONNECTIONS)
                    .mapToObj(connection -> "{\"id\":\"bench-%1$d\",\"username\":\"bench-%1$d\",\"enabled\":true}"
                            .formatted(connection))
                    .toList();
            other.post(
                    "/admin/realms",
                    "{\"realm\":\"bench\",\"enabled\":true,\"users\":" + users + "}",
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Bearer " + token(other));
        }
    }

    private IntFunction<Iterable<byte[]>> getAccount(String token) {
        return connection -> List.of(own("getAccount", token, connection, ""));
    }

    private IntFunction<Iterable<byte[]>> updateAccount(String token) {
        return connection -> () -> Stream.generate(() -> own(
                        "updateAccount",
                        token,
                        connection,
                        "{\"account_name\":\"bench-%d\",\"name\":\"%d\"}"
                                .formatted(connection, next.incrementAndGet())))
                .iterator();
    }

    private IntFunction<Iterable<byte[]>> readUser(String token) {
        return connection -> List.of(user("GET", token, connection, ""));
    }

    private IntFunction<Iterable<byte[]>> updateUser(String token) {
        return connection -> () -> Stream.generate(() -> user(
                        "PUT",
                        token,
                        connection,
                        "{\"username\":\"bench-%d\",\"enabled\":true,\"firstName\":\"%d\"}"
                                .formatted(connection, next.incrementAndGet())))
                .iterator();
    }

    private static byte[] own(String operation, String token, int connection, String body) {
        Spec.Operation spec = Spec.operation(operation);
        String path = RunningServer.path(spec.path(), RunningServer.CRM, "bench-" + connection);
        return Load.request(spec.method(), path, token, body);
    }

    private static byte[] user(String method, String token, int connection, String body) {
        return Load.request(method, "/admin/realms/bench/users/bench-" + connection, token, body);
    }
}

package com.eiam.accounts.reference.benchmark;

import com.eiam.accounts.reference.EiamAccountsApplication;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.Spec;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Compares operations with {@code pgbench}, which sends the same statements to the same PostgreSQL over as many
 * connections. Both are measured in turn, several times. Prints a Markdown table.
 *
 * <p>Arguments: jars of other versions of the server to measure in the same run. It needs {@code pgbench} on the path.
 */
public final class SpeedBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 8);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final String APP = RunningServer.CRM;
    private static final String ROLE = "20220415170305200-EF22-C2404E358";
    private static final String USER = "20220412090512101-3A4F-6B8D20E91";
    private static final String USERNAME = "cq04130005";

    private final EmbeddedPostgres postgres;
    private final Pgbench pgbench;
    private final AtomicLong next = new AtomicLong();

    private SpeedBenchmark(EmbeddedPostgres postgres) throws IOException {
        this.postgres = postgres;
        this.pgbench = new Pgbench(
                postgres.getPort(),
                "this",
                CONNECTIONS,
                SECONDS,
                Map.of("APP", APP, "ROLE", ROLE, "USER", USER, "USERNAME", USERNAME));
    }

    /**
     * What is measured.
     *
     * @param script the name of the script for pgbench; null for none
     * @param changes how many changes one run of the script makes
     * @param success the first digit of the status
     */
    private record Measured(
            String name, String script, int changes, int success, IntFunction<Iterable<byte[]>> requests) {}

    public static void main(String[] jars) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start()) {
            new SpeedBenchmark(postgres).run(jars);
        }
        System.exit(0);
    }

    private void run(String[] jars) throws Exception {
        List<ServerProcess> servers = new ArrayList<>();
        servers.add(start(
                "this",
                List.of("-cp", System.getProperty("java.class.path"), EiamAccountsApplication.class.getName())));
        for (String jar : jars) {
            servers.add(start(new File(jar).getName(), List.of("-jar", jar)));
        }
        StringBuilder table = new StringBuilder("| Operation | pgbench, per second |");
        servers.forEach(server -> table.append(" %s, per second | ratio | CPU ms a call |".formatted(server.name())));
        table.append("\n|---|---|")
                .append("---|---|---|".repeat(servers.size()))
                .append('\n');
        for (int i = 0; i < measured(servers.get(0)).size(); i++) {
            table.append(row(i, servers));
        }
        System.out.printf(
                "%n%d processors, Java %s, %d connections, %d rounds of %d s%n%n%s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                CONNECTIONS,
                ROUNDS,
                SECONDS,
                table);
        for (ServerProcess server : servers) {
            System.out.printf("%s: %d MB, at most %d%n", server.name(), server.memory("VmRSS"), server.memory("VmHWM"));
            server.close();
        }
    }

    private String row(int number, List<ServerProcess> servers) throws Exception {
        Measured first = measured(servers.get(0)).get(number);
        double[] database = new double[ROUNDS];
        double[][] answers = new double[servers.size()][ROUNDS];
        double[] cpu = new double[servers.size()];
        for (ServerProcess server : servers) {
            Measured warm = measured(server).get(number);
            Load.warmUp(() -> run(warm, server, SECONDS));
        }
        for (int round = 0; round < ROUNDS; round++) {
            database[round] = first.script() == null ? 0 : pgbench.rate(first.script()) * first.changes();
            for (int i = 0; i < servers.size(); i++) {
                double before = servers.get(i).cpuSeconds();
                answers[i][round] = run(measured(servers.get(i)).get(number), servers.get(i), SECONDS);
                cpu[i] += (servers.get(i).cpuSeconds() - before) / (answers[i][round] * SECONDS) / ROUNDS;
            }
        }
        StringBuilder row = new StringBuilder("| %s | %s |"
                .formatted(first.name(), first.script() == null ? "" : "%.0f".formatted(median(database))));
        for (int i = 0; i < servers.size(); i++) {
            double rate = median(answers[i]);
            String ratio = first.script() == null ? "" : "%.2f".formatted(rate / median(database));
            row.append(" %.0f | %s | %.2f |".formatted(rate, ratio, cpu[i] * 1000));
        }
        System.out.println(row);
        return row.append('\n').toString();
    }

    private static double run(Measured what, ServerProcess server, int seconds) {
        return new Load(server.port(), CONNECTIONS).run(seconds, what.success(), what.requests());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private List<Measured> measured(ServerProcess server) throws IOException, InterruptedException {
        String token = server.token();
        return List.of(
                new Measured("getAccount", "getAccount", 1, 2, own(token, "getAccount", "")),
                new Measured(
                        "updateAccount",
                        "updateAccount",
                        1,
                        2,
                        connection -> forever(() -> request(
                                token,
                                "updateAccount",
                                connection,
                                "{\"account_name\":\"bench-%d\",\"name\":\"%d\"}"
                                        .formatted(connection, next.incrementAndGet())))),
                new Measured(
                        "createOrphanAccount",
                        "createOrphanAccount",
                        1,
                        2,
                        connection -> forever(() -> request(
                                token,
                                "createOrphanAccount",
                                connection,
                                "{\"account_name\":\"%s-%d\"}".formatted(server.name(), next.incrementAndGet())))),
                new Measured(
                        "addAccountRoles, removeAccountRoles",
                        "roles",
                        2,
                        2,
                        both(token, "addAccountRoles", "removeAccountRoles", "{\"role_ids\":[\"" + ROLE + "\"]}")),
                new Measured(
                        "bindPublicAccountUsers, unbindPublicAccountUsers",
                        "members",
                        2,
                        2,
                        both(
                                token,
                                "bindPublicAccountUsers",
                                "unbindPublicAccountUsers",
                                "{\"user_names\":[\"" + USERNAME + "\"]}")),
                new Measured(
                        "a refused creation: the name is taken",
                        null,
                        1,
                        4,
                        own(token, "createOrphanAccount", "{\"account_name\":\"bench-0\"}")),
                new Measured(
                        "an unknown path",
                        null,
                        1,
                        4,
                        connection -> List.of(Load.request("GET", "/api/v2/nowhere", token, ""))));
    }

    private static Iterable<byte[]> forever(Supplier<byte[]> requests) {
        return () -> Stream.generate(requests).iterator();
    }

    private static IntFunction<Iterable<byte[]>> own(String token, String operation, String body) {
        return connection -> List.of(request(token, operation, connection, body));
    }

    private static IntFunction<Iterable<byte[]>> both(String token, String operation, String inverse, String body) {
        return connection ->
                List.of(request(token, operation, connection, body), request(token, inverse, connection, body));
    }

    private static byte[] request(String token, String operation, int connection, String body) {
        Spec.Operation spec = Spec.operation(operation);
        return Load.request(spec.method(), RunningServer.path(spec.path(), APP, "bench-" + connection), token, body);
    }

    /** A server with a database of its own, which has the accounts to measure. */
    private ServerProcess start(String name, List<String> program) throws Exception {
        String database = name.replaceAll("\\W", "_").toLowerCase(Locale.ROOT);
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + database);
        }
        String url = postgres.getJdbcUrl("postgres", database);
        ServerProcess server = ServerProcess.start(name, program, url);
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection()) {
            connection.createStatement().execute(pgbench.script("prepare.sql"));
        }
        return server;
    }
}

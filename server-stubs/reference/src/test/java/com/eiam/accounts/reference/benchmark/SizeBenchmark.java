package com.eiam.accounts.reference.benchmark;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.reference.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Measures the cost of calls over HTTP, with a token, in applications with ten thousand and with a million accounts.
 * Prints the medians as a Markdown table.
 *
 * <p>Arguments: names of databases of {@link TestDatabase}; without arguments all of them.
 */
public final class SizeBenchmark {

    private static final int[] SIZES = {10_000, 1_000_000};
    private static final int PAGE = 100;
    private static final int WARM_UP = 2_000;
    private static final int CALLS = 1_000;
    private static final int PAGE_WARM_UP = 20;
    private static final int PAGE_CALLS = 51;
    private static final String APP = RunningServer.WIKI;

    private final TestDatabase database;
    private final List<Filled> servers = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private final Random random = new Random(20220413);

    /** A server whose application has a number of accounts. */
    private record Filled(RunningServer server, int accounts) {

        int lastPage() {
            return accounts / PAGE - 1;
        }
    }

    private SizeBenchmark(TestDatabase database) {
        this.database = database;
    }

    public static void main(String[] names) {
        List<TestDatabase> databases = names.length == 0
                ? List.of(TestDatabase.values())
                : Arrays.stream(names).map(TestDatabase::valueOf).toList();
        StringBuilder report = new StringBuilder("%d processors, %.0f GiB heap, Java %s, %s %s%n%n"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() / (double) (1 << 30),
                        System.getProperty("java.version"),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch")));
        report.append(
                "| Database | Call | 10 000 accounts, ms | 1 000 000 accounts, ms | ratio |\n|---|---|---|---|---|\n");
        for (TestDatabase database : databases) {
            report.append(new SizeBenchmark(database).run());
        }
        System.out.println("\n" + report);
        // Threads of the embedded database would keep the process alive.
        System.exit(0);
    }

    private String run() {
        for (int size : SIZES) {
            RunningServer server = RunningServer.start(database.empty());
            long start = System.nanoTime();
            fill(server, size);
            System.out.printf("%s: %d accounts in %d s%n", database, size, (System.nanoTime() - start) / 1_000_000_000);
            servers.add(new Filled(server, size));
        }
        record("getAccount", CALLS, WARM_UP, to -> send(to, "getAccount", anyId(to), "", ""));
        record("updateAccount", CALLS, WARM_UP, to -> {
            int account = random.nextInt(to.accounts());
            String body = "{\"account_name\":\"account-%d\",\"name\":\"%d\"}".formatted(account, random.nextLong());
            return send(to, "updateAccount", id(account), "", body);
        });
        record("getAccountPermissions", CALLS, WARM_UP, to -> send(to, "getAccountPermissions", anyId(to), "", ""));
        record("createOrphanAccount, deleteAccount", CALLS, WARM_UP, to -> {
            String body = "{\"account_name\":\"new-%d\"}".formatted(random.nextLong());
            Answer created = send(to, "createOrphanAccount", "", "", body);
            return send(to, "deleteAccount", created.json().path("account_id").stringValue(), "", "");
        });
        pages("first page", "", to -> 0);
        pages("100th page", "", to -> 99);
        pages("middle page", "", to -> to.lastPage() / 2);
        pages("last page", "", Filled::lastPage);
        pages("page 2^31 - 1", "", to -> Integer.MAX_VALUE);
        pages("one type, first page", "PUBLIC_ACCOUNT", to -> 0);
        pages("one type, last page", "PUBLIC_ACCOUNT", to -> to.lastPage() / 2);
        record(
                "listAccountPermissions, first page of 50",
                PAGE_CALLS,
                PAGE_WARM_UP,
                to -> send(to, "listAccountPermissions", "", "offset=0&limit=50", ""));
        servers.forEach(filled -> filled.server().close());
        return rows.toString();
    }

    private void pages(String name, String type, ToIntFunction<Filled> page) {
        record("listAccounts, " + name + " of " + PAGE, PAGE_CALLS, PAGE_WARM_UP, to -> {
            String query = "account_type=%s&offset=%d&limit=%d".formatted(type, page.applyAsInt(to), PAGE);
            return send(to, "listAccounts", "", query, "");
        });
    }

    /** Calls the servers in turn, so that other load on the machine affects both sizes alike. */
    private void record(String name, int calls, int warmUp, Function<Filled, Answer> call) {
        double[][] costs = new double[servers.size()][calls];
        for (int i = -warmUp; i < calls; i++) {
            for (int size = 0; size < servers.size(); size++) {
                long start = System.nanoTime();
                Answer answer = call.apply(servers.get(size));
                long cost = System.nanoTime() - start;
                if (answer.status() >= 300) {
                    throw new IllegalStateException(name + ": " + answer.text());
                }
                if (i >= 0) {
                    costs[size][i] = cost / 1e6;
                }
            }
        }
        for (double[] cost : costs) {
            Arrays.sort(cost);
        }
        double small = costs[0][calls / 2];
        double large = costs[1][calls / 2];
        rows.append("| %s | %s | %.2f | %.2f | %.1f |%n".formatted(database, name, small, large, large / small));
    }

    private static Answer send(Filled to, String operation, String accountId, String query, String body) {
        Spec.Operation spec = Spec.operation(operation);
        String path = RunningServer.path(spec.path(), APP, accountId) + (query.isEmpty() ? "" : "?" + query);
        HttpRequest.Builder request = to.server().json(path);
        return to.server()
                .send(request.method(
                        spec.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private String anyId(Filled in) {
        return id(random.nextInt(in.accounts()));
    }

    private static String id(int number) {
        return "20230101%09d-5E0A-A10000000".formatted(number);
    }

    /** Gives the application its accounts with one statement; every second one is a public account. */
    private void fill(RunningServer server, int size) {
        String series = database == TestDatabase.H2 ? "system_range" : "generate_series";
        server.sql()
                .sql("""
                        insert into account (app_id, account_id, account_id_bytes, account_type, account_name,
                                             account_name_key, name, disabled, extension, created_at, changed_at)
                        select :app, id, cast(id as bytea), type, name, name, name, false, '{"room":"B-12"}',
                               current_timestamp, current_timestamp
                        from (select concat('20230101', lpad(cast(x as varchar), 9, '0'), '-5E0A-A10000000') as id,
                                     concat('account-', x) as name,
                                     case mod(x, 2) when 0 then 'PUBLIC_ACCOUNT' else 'ORPHAN_ACCOUNT' end as type
                              from %s(0, :last) as s(x)) entry
                        """.formatted(series))
                .param("app", APP)
                .param("last", size - 1)
                .update();
        server.sql().sql("""
                        update account_count set accounts = accounts + :added
                        where app_id = :app and account_type <> 'BASIC_ACCOUNT' and slot = 0
                        """).param("app", APP).param("added", size / 2).update();
        // A database does this by itself when it runs for more than a minute.
        List<String> upkeep =
                database == TestDatabase.H2 ? List.of("analyze") : List.of("vacuum analyze account", "checkpoint");
        upkeep.forEach(statement -> server.sql().sql(statement).update());
    }
}

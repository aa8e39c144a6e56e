package com.eiam.accounts.reference;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The databases of the tests. All tests of a run share one server for each. */
public enum TestDatabase {
    H2 {
        @Override
        public List<String> empty() {
            return List.of("--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()
                    + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        }
    },
    POSTGRESQL {

        private EmbeddedPostgres postgres;

        @Override
        public synchronized List<String> empty() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try {
                if (postgres == null) {
                    postgres = EmbeddedPostgres.builder()
                            .setPGStartupWait(POSTGRESQL_START)
                            .start();
                }
                try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                    // Danish sorts text in an order of its own; the server must not depend on it.
                    connection
                            .createStatement()
                            .execute("create database " + name
                                    + " template template0 locale_provider icu icu_locale 'da'");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return List.of(
                    "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", name),
                    "--spring.datasource.username=postgres");
        }
    };

    /** How long PostgreSQL may take to start on a busy machine. */
    public static final Duration POSTGRESQL_START = Duration.ofMinutes(1);

    private final List<String> shared = new ArrayList<>();
    private RunningServer server;

    /** Properties of an empty database. */
    public abstract List<String> empty();

    /** Properties of the database of the shared server, for another one. */
    public List<String> shared() {
        return shared;
    }

    /** The shared server, with the contract tenant as if no test had changed it. */
    public synchronized RunningServer server() {
        if (server == null) {
            shared.addAll(empty());
            if (this != H2) {
                shared.add("--eiam.accounts.reset.enabled=true");
            }
            server = RunningServer.startWithTestClock(shared);
            server.rows().remember();
        }
        server.rows().restore();
        return server;
    }
}

package com.eiam.accounts.reference;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The databases that every behaviour is tested on, with one server each for all tests of a run. */
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
                    postgres = EmbeddedPostgres.start();
                }
                try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                    connection.createStatement().execute("create database " + name);
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

    private RunningServer server;

    /** Properties of a database that has nothing in it. */
    public abstract List<String> empty();

    /** The server that tests share; each begins with the contract tenant as it was. */
    public synchronized RunningServer server() {
        if (server == null) {
            server = RunningServer.start(empty());
            server.rememberAccounts();
        }
        server.restoreAccounts();
        return server;
    }
}

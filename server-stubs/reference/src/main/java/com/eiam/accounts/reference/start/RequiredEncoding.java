package com.eiam.accounts.reference.start;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Refuses a PostgreSQL database that does not store every text, or that counts bytes instead of characters
 * ({@code SQL_ASCII}), before there are tables in it.
 */
@Component
final class RequiredEncoding implements FlywayMigrationStrategy {

    private static final String UTF8 = "UTF8";

    @Override
    public void migrate(Flyway flyway) {
        // A callback of Flyway would need one more connection at a time.
        try (Connection database = flyway.getConfiguration().getDataSource().getConnection()) {
            check(database);
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
        flyway.migrate();
    }

    private static void check(Connection database) throws SQLException {
        if (!database.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            return;
        }
        try (Statement statement = database.createStatement();
                ResultSet setting = statement.executeQuery("show server_encoding")) {
            setting.next();
            String encoding = setting.getString(1);
            if (!encoding.equals(UTF8)) {
                throw new StartException("the database has the encoding " + encoding + "; create one with encoding '"
                        + UTF8 + "' template template0 (spring.datasource.url)");
            }
        }
    }
}

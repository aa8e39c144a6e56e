package db.migration;

import com.eiam.accounts.reference.start.StartException;
import com.eiam.accounts.tenant.NameKey;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Makes the keys of names again. Earlier versions had a rule of their own: {@code mıke} was the name {@code mike}. */
public final class V4__folded_names extends BaseJavaMigration {

    /** A row whose key is another one now. The application is empty for a user. */
    private record Row(String appId, String id, String name, String nameKey) {

        boolean isOld() {
            return !nameKey.equals(NameKey.of(name));
        }
    }

    @Override
    public void migrate(Context context) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        rows(jdbc, "select '' as app_id, user_id as id, username as name, username_key as name_key from tenant_user")
                .forEach(row -> update(jdbc, "update tenant_user set username_key = :key where user_id = :id", row));
        rows(jdbc, "select app_id, account_id as id, account_name as name, account_name_key as name_key from account")
                .forEach(row -> update(
                        jdbc,
                        "update account set account_name_key = :key where app_id = :app and account_id = :id",
                        row));
    }

    private static List<Row> rows(JdbcClient jdbc, String select) {
        try (var rows = jdbc.sql(select).withFetchSize(1000).query(Row.class).stream()) {
            return rows.filter(Row::isOld).toList();
        }
    }

    private static void update(JdbcClient jdbc, String update, Row row) {
        try {
            jdbc.sql(update)
                    .param("key", NameKey.of(row.name()))
                    .param("app", row.appId())
                    .param("id", row.id())
                    .update();
        } catch (DuplicateKeyException e) {
            String owner = row.appId().isEmpty() ? "the user" : "application " + row.appId() + ": the account";
            throw new StartException(owner + " " + row.id() + " has the name " + row.name()
                    + ", which is the name of another one since names compare by Unicode's case folding;"
                    + " rename or delete one of them with the earlier version of this server");
        }
    }
}

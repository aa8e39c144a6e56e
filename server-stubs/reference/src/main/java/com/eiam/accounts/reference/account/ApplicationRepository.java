package com.eiam.accounts.reference.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what other services own: applications, their organisations, and users. */
final class ApplicationRepository {

    private final JdbcClient jdbc;

    ApplicationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Application> find(String appId) {
        return jdbc.sql("select * from application where app_id = :app")
                .param("app", appId)
                .query((row, number) -> new Application(
                        row.getString("app_id"),
                        row.getBoolean("organisation_model"),
                        row.getBoolean("role_model"),
                        row.getBoolean("several_roles")))
                .optional();
    }

    /** The id of an organisation. */
    Optional<String> organisation(String appId, String code) {
        return jdbc.sql("select org_id from organisation where app_id = :app and org_code = :code")
                .param("app", appId)
                .param("code", code)
                .query(String.class)
                .optional();
    }

    /** The ids of users by their folded names; a name that nobody has is left out. */
    Map<String, String> users(Collection<String> nameKeys) {
        return jdbc
                .sql("select username_key, user_id from tenant_user where username_key in (:keys)")
                .param("keys", new HashSet<>(nameKeys))
                .query((row, number) -> Map.entry(row.getString("username_key"), row.getString("user_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The user of an id. */
    Optional<User> user(String userId) {
        return jdbc.sql("select * from tenant_user where user_id = :user")
                .param("user", userId)
                .query(ApplicationRepository::user)
                .optional();
    }

    static User user(ResultSet row, int number) throws SQLException {
        return new User(row.getString("user_id"), row.getString("username"), row.getBoolean("disabled"));
    }

    /** Those of the ids that are the application's roles and that the account holds. */
    Set<String> heldRoles(String appId, String accountId, Collection<String> roleIds) {
        return jdbc.sql("""
                        select role_id from account_role
                        where app_id = :app and account_id = :account and role_id in (:roles)
                        """)
                .param("app", appId)
                .param("account", accountId)
                .param("roles", roleIds)
                .query(String.class)
                .set();
    }
}

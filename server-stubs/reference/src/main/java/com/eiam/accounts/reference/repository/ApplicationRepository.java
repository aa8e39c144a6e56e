package com.eiam.accounts.reference.repository;

import com.eiam.accounts.tenant.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what other services own: applications, their organisations, and users. */
@Repository
public record ApplicationRepository(JdbcClient jdbc) {

    public Optional<Application> find(String appId) {
        return jdbc.sql("select * from application where app_id = :app")
                .param("app", appId)
                .query(ApplicationRepository::application)
                .optional();
    }

    static Application application(ResultSet row, int number) throws SQLException {
        return new Application(
                row.getString("app_id"),
                row.getBoolean("organisation_model"),
                row.getBoolean("role_model"),
                row.getBoolean("several_roles"));
    }

    public Optional<String> organisation(String appId, String code) {
        return jdbc.sql("select org_id from organisation where app_id = :app and org_code = :code")
                .param("app", appId)
                .param("code", code)
                .query(String.class)
                .optional();
    }

    public Optional<String> userId(String username) {
        return jdbc.sql("select user_id from tenant_user where username_key = :key")
                .param("key", NameKey.of(username))
                .query(String.class)
                .optional();
    }

    public Optional<String> username(String userId) {
        return jdbc.sql("select username from tenant_user where user_id = :user")
                .param("user", userId)
                .query(String.class)
                .optional();
    }
}

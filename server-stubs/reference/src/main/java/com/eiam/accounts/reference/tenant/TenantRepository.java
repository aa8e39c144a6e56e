package com.eiam.accounts.reference.tenant;

import com.eiam.accounts.reference.account.IdOrder;
import com.eiam.accounts.reference.account.NameKey;
import com.eiam.accounts.reference.tenant.Tenant.App;
import com.eiam.accounts.reference.tenant.Tenant.Client;
import com.eiam.accounts.reference.tenant.Tenant.Entry;
import com.eiam.accounts.reference.tenant.Tenant.Organisation;
import com.eiam.accounts.reference.tenant.Tenant.Permission;
import com.eiam.accounts.reference.tenant.Tenant.Role;
import com.eiam.accounts.reference.tenant.Tenant.User;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a tenant file says. Each method may be repeated. */
final class TenantRepository {

    /** In the order in which they can be emptied: first what refers to others. */
    private static final List<String> EVERYTHING = List.of(
            "audit_record",
            "account_member",
            "account_role",
            "account",
            "account_count",
            "role_permission",
            "app_permission",
            "app_role",
            "organisation",
            "application",
            "client_permission",
            "client",
            "tenant_user");

    private final JdbcClient jdbc;

    TenantRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other replica applies its file. */
    void lock() {
        jdbc.sql("select id from tenant_file_lock for update")
                .query(Integer.class)
                .single();
    }

    /** Takes everything away: the file's, the accounts, and the record of their changes. */
    void clear() {
        EVERYTHING.forEach(table -> run("delete from " + table));
    }

    Optional<String> secretHash(Client client) {
        return jdbc.sql("select secret_hash from client where client_id = ?")
                .param(client.client_id())
                .query(String.class)
                .optional();
    }

    void put(Client client, String secretHash) {
        put(
                "update client set secret_hash = ?, token_lifetime = ? where client_id = ?",
                "insert into client (secret_hash, token_lifetime, client_id) values (?, ?, ?)",
                secretHash,
                client.token_lifetime(),
                client.client_id());
        run("delete from client_permission where client_id = ?", client.client_id());
        client.permissions()
                .forEach(permission -> run(
                        "insert into client_permission (client_id, permission) values (?, ?)",
                        client.client_id(),
                        permission));
    }

    void put(User user) {
        put(
                """
                update tenant_user set user_id_bytes = ?, username = ?, username_key = ?, disabled = ? where user_id = ?
                """,
                """
                insert into tenant_user (user_id_bytes, username, username_key, disabled, user_id)
                values (?, ?, ?, ?, ?)
                """,
                IdOrder.bytes(user.user_id()),
                user.user_name(),
                NameKey.of(user.user_name()),
                user.disabled(),
                user.user_id());
    }

    void put(App app) {
        put("""
                update application set name = ?, organisation_model = ?, role_model = ?, several_roles = ?
                where app_id = ?
                """, """
                insert into application (name, organisation_model, role_model, several_roles, app_id)
                values (?, ?, ?, ?, ?)
                """, app.name(), app.organisation_model(), app.role_model(), app.several_roles(), app.app_id());
        run("""
                insert into account_count (app_id, account_type, slot, accounts)
                select a.app_id, s.account_type, s.slot, 0 from application a cross join account_slot s
                where a.app_id = ? and not exists (select 1 from account_count c where c.app_id = a.app_id)
                """, app.app_id());
    }

    void put(App app, Organisation organisation) {
        put(
                "update organisation set org_code = ?, name = ? where app_id = ? and org_id = ?",
                "insert into organisation (org_code, name, app_id, org_id) values (?, ?, ?, ?)",
                organisation.org_code(),
                organisation.name(),
                app.app_id(),
                organisation.org_id());
    }

    void put(App app, Role role) {
        put(
                "update app_role set role_code = ?, role_name = ?, remote_id = ? where app_id = ? and role_id = ?",
                "insert into app_role (role_code, role_name, remote_id, app_id, role_id) values (?, ?, ?, ?, ?)",
                role.role_code(),
                role.role_name(),
                role.remote_id(),
                app.app_id(),
                role.role_id());
        run("delete from role_permission where app_id = ? and role_id = ?", app.app_id(), role.role_id());
        role.function_permissions().forEach(permission -> put(app, role, "function", permission));
        role.data_permissions().forEach(permission -> put(app, role, "data", permission));
    }

    private void put(App app, Role role, String kind, Permission permission) {
        put(
                "update app_permission set remote_id = ? where app_id = ? and kind = ? and permission_id = ?",
                "insert into app_permission (remote_id, app_id, kind, permission_id) values (?, ?, ?, ?)",
                permission.remote_id(),
                app.app_id(),
                kind,
                permission.id());
        run(
                "insert into role_permission (app_id, role_id, kind, permission_id) values (?, ?, ?, ?)",
                app.app_id(),
                role.role_id(),
                kind,
                permission.id());
    }

    /** Whether there is an account of the id, or another one of the name. */
    boolean exists(App app, Entry account) {
        return jdbc.sql("select count(*) from account where app_id = ? and (account_id = ? or account_name_key = ?)")
                        .param(app.app_id())
                        .param(account.account_id())
                        .param(NameKey.of(account.account_name()))
                        .query(Long.class)
                        .single()
                > 0;
    }

    void insert(App app, Entry account, Instant now) {
        OffsetDateTime time = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        run(
                """
                insert into account (app_id, account_id, account_id_bytes, account_type, account_name,
                                     account_name_key, name, org_id, disabled, extension, user_id, owner_id,
                                     created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                app.app_id(),
                account.account_id(),
                IdOrder.bytes(account.account_id()),
                account.account_type(),
                account.account_name(),
                NameKey.of(account.account_name()),
                account.name(),
                organisation(app, account.org_code()),
                account.disabled(),
                JsonMapper.shared().writeValueAsString(account.extension()),
                user(account.user()),
                user(account.owner()),
                time,
                time);
        run("""
                update account_count set accounts = accounts + 1 where app_id = ? and account_type = ? and slot = 0
                """, app.app_id(), account.account_type());
        account.roles()
                .forEach(role -> run(
                        "insert into account_role (app_id, account_id, role_id) values (?, ?, ?)",
                        app.app_id(),
                        account.account_id(),
                        role));
        account.users()
                .forEach(user -> run(
                        "insert into account_member (app_id, account_id, user_id) values (?, ?, ?)",
                        app.app_id(),
                        account.account_id(),
                        user(user)));
    }

    private static @Nullable String organisation(App app, @Nullable String code) {
        return app.organisations().stream()
                .filter(organisation -> organisation.org_code().equals(code))
                .map(Organisation::org_id)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String user(@Nullable String username) {
        return username == null
                ? null
                : jdbc.sql("select user_id from tenant_user where username_key = ?")
                        .param(NameKey.of(username))
                        .query(String.class)
                        .single();
    }

    private void put(String update, String insert, @Nullable Object... values) {
        if (run(update, values) == 0) {
            run(insert, values);
        }
    }

    private int run(String sql, @Nullable Object... values) {
        return jdbc.sql(sql).params(Arrays.asList(values)).update();
    }
}

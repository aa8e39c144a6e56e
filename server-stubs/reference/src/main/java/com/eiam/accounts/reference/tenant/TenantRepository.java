package com.eiam.accounts.reference.tenant;

import com.eiam.accounts.reference.repository.PermissionRepository;
import com.eiam.accounts.tenant.IdOrder;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.Tenant.App;
import com.eiam.accounts.tenant.Tenant.Client;
import com.eiam.accounts.tenant.Tenant.Organisation;
import com.eiam.accounts.tenant.Tenant.Permission;
import com.eiam.accounts.tenant.Tenant.Role;
import com.eiam.accounts.tenant.Tenant.User;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the data of tenant files, accounts excepted. Each method can be repeated. */
@Repository
record TenantRepository(JdbcClient jdbc) {

    /** All tables, in the order in which they can be emptied: those that refer to others come first. */
    static final List<String> EVERYTHING = List.of(
            "idempotency_key",
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
            "client_application",
            "client",
            "tenant_user");

    /** What a name begins with that is another one's now, until its owner gets another one. No name has it. */
    private static final String GIVEN_UP = "\u0001";

    /** Waits until no other replica applies its tenant file. */
    void lock() {
        jdbc.sql("select id from tenant_file_lock for update")
                .query(Integer.class)
                .single();
    }

    void clear() {
        EVERYTHING.forEach(table -> run("delete from " + table));
    }

    Optional<String> secretHash(Client client) {
        return jdbc.sql("select secret_hash from client where client_id = ?")
                .param(client.clientId())
                .query(String.class)
                .optional();
    }

    void put(Client client, String secretHash) {
        put(
                "update client set secret_hash = ?, token_lifetime = ? where client_id = ?",
                "insert into client (secret_hash, token_lifetime, client_id) values (?, ?, ?)",
                secretHash,
                client.tokenLifetime(),
                client.clientId());
        run("delete from client_permission where client_id = ?", client.clientId());
        client.permissions()
                .forEach(permission -> run(
                        "insert into client_permission (client_id, permission) values (?, ?)",
                        client.clientId(),
                        permission));
        run("delete from client_application where client_id = ?", client.clientId());
        client.applications()
                .forEach(application -> run(
                        "insert into client_application (client_id, application_id) values (?, ?)",
                        client.clientId(),
                        application));
    }

    void put(User user) {
        String key = NameKey.of(user.userName());
        run(
                "update tenant_user set username_key = ? || user_id where username_key = ? and user_id <> ?",
                GIVEN_UP,
                key,
                user.userId());
        put("""
                update tenant_user set user_id_bytes = ?, username = ?, username_key = ?, disabled = ? where user_id = ?
                """, """
                insert into tenant_user (user_id_bytes, username, username_key, disabled, user_id)
                values (?, ?, ?, ?, ?)
                """, IdOrder.bytes(user.userId()), user.userName(), key, user.disabled(), user.userId());
    }

    void put(App app) {
        put("""
                update application set name = ?, organisation_model = ?, role_model = ?, several_roles = ?
                where app_id = ?
                """, """
                insert into application (name, organisation_model, role_model, several_roles, app_id)
                values (?, ?, ?, ?, ?)
                """, app.name(), app.organisationModel(), app.roleModel(), app.severalRoles(), app.appId());
        run("""
                insert into account_count (app_id, account_type, slot, accounts)
                select a.app_id, s.account_type, s.slot, 0 from application a cross join account_slot s
                where a.app_id = ? and not exists (select 1 from account_count c where c.app_id = a.app_id)
                """, app.appId());
    }

    void put(App app, Organisation organisation) {
        run(
                "update organisation set org_code = ? || org_id where app_id = ? and org_code = ? and org_id <> ?",
                GIVEN_UP,
                app.appId(),
                organisation.orgCode(),
                organisation.orgId());
        put(
                "update organisation set org_code = ?, name = ? where app_id = ? and org_id = ?",
                "insert into organisation (org_code, name, app_id, org_id) values (?, ?, ?, ?)",
                organisation.orgCode(),
                organisation.name(),
                app.appId(),
                organisation.orgId());
    }

    /** The users and organisations whose name is another one's now. */
    List<String> withoutName() {
        return jdbc.sql("""
                        select concat('user ', user_id) from tenant_user where username_key = :mark || user_id
                        union all
                        select concat('organisation ', org_id) from organisation where org_code = :mark || org_id
                        """).param("mark", GIVEN_UP).query(String.class).list();
    }

    void put(App app, Role role) {
        put(
                "update app_role set role_code = ?, role_name = ?, remote_id = ? where app_id = ? and role_id = ?",
                "insert into app_role (role_code, role_name, remote_id, app_id, role_id) values (?, ?, ?, ?, ?)",
                role.roleCode(),
                role.roleName(),
                role.remoteId(),
                app.appId(),
                role.roleId());
        run("delete from role_permission where app_id = ? and role_id = ?", app.appId(), role.roleId());
        role.functionPermissions().forEach(permission -> put(app, role, PermissionRepository.FUNCTION, permission));
        role.dataPermissions().forEach(permission -> put(app, role, PermissionRepository.DATA, permission));
    }

    private void put(App app, Role role, String kind, Permission permission) {
        put(
                "update app_permission set remote_id = ? where app_id = ? and kind = ? and permission_id = ?",
                "insert into app_permission (remote_id, app_id, kind, permission_id) values (?, ?, ?, ?)",
                permission.remoteId(),
                app.appId(),
                kind,
                permission.id());
        run(
                "insert into role_permission (app_id, role_id, kind, permission_id) values (?, ?, ?, ?)",
                app.appId(),
                role.roleId(),
                kind,
                permission.id());
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

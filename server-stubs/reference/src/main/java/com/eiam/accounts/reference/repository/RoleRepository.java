package com.eiam.accounts.reference.repository;

import com.eiam.accounts.reference.repository.Permissions.Permission;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads roles and their permissions; reads and writes which accounts hold which roles. */
@Repository
public final class RoleRepository {

    private final JdbcClient jdbc;

    RoleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the ids that are roles of the application. */
    public Set<String> known(String appId, Collection<String> roleIds) {
        return jdbc.sql("select role_id from app_role where app_id = :app and role_id in (:roles)")
                .param("app", appId)
                .param("roles", roleIds)
                .query(String.class)
                .set();
    }

    /** The ids of all roles that an account holds. */
    public Set<String> held(Account account) {
        return on(account, "select role_id from account_role where app_id = :app and account_id = :account")
                .query(String.class)
                .set();
    }

    /** Those of the ids that are roles which the account holds. */
    public Set<String> held(Account account, Collection<String> roleIds) {
        return on(account, """
                        select role_id from account_role
                        where app_id = :app and account_id = :account and role_id in (:roles)
                        """).param("roles", roleIds).query(String.class).set();
    }

    /** Gives an account a role that it does not hold. */
    public void grant(Account account, String roleId) {
        on(account, "insert into account_role (app_id, account_id, role_id) values (:app, :account, :role)")
                .param("role", roleId)
                .update();
    }

    public void revoke(Account account, Collection<String> roleIds) {
        on(account, """
                        delete from account_role
                        where app_id = :app and account_id = :account and role_id in (:roles)
                        """).param("roles", roleIds).update();
    }

    public void revokeAll(Account account) {
        on(account, "delete from account_role where app_id = :app and account_id = :account")
                .update();
    }

    private record Held<T>(String accountId, String kind, T what) {}

    /** The roles that accounts of one application hold, by account id, in the order of the roles' ids. */
    public Map<String, List<Role>> heldBy(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return on(accounts, """
                        select h.account_id, r.* from account_role h
                        join app_role r on r.app_id = h.app_id and r.role_id = h.role_id
                        where h.app_id = :app and h.account_id in (:accounts)
                        """)
                .query((row, number) -> new Held<>(
                        row.getString("account_id"),
                        "",
                        new Role(
                                row.getString("role_id"),
                                row.getString("role_code"),
                                row.getString("role_name"),
                                row.getString("remote_id"))))
                .list()
                .stream()
                .sorted(Comparator.comparing(held -> held.what().id(), IdOrder::compare))
                .collect(Collectors.groupingBy(Held::accountId, Collectors.mapping(Held::what, Collectors.toList())));
    }

    /** The permissions of accounts of one application, in the order of the accounts. */
    public List<Permissions> permissionsOf(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        Map<String, List<Role>> roles = heldBy(accounts);
        Map<String, Map<String, List<Permission>>> permissions = on(accounts, """
                        select distinct h.account_id, p.kind, p.permission_id, p.remote_id from account_role h
                        join role_permission c on c.app_id = h.app_id and c.role_id = h.role_id
                        join app_permission p
                        on p.app_id = c.app_id and p.kind = c.kind and p.permission_id = c.permission_id
                        where h.app_id = :app and h.account_id in (:accounts)
                        """)
                .query((row, number) -> new Held<>(
                        row.getString("account_id"),
                        row.getString("kind"),
                        new Permission(row.getString("permission_id"), row.getString("remote_id"))))
                .list()
                .stream()
                .sorted(Comparator.comparing(held -> held.what().id(), IdOrder::compare))
                .collect(Collectors.groupingBy(
                        Held::accountId,
                        Collectors.groupingBy(Held::kind, Collectors.mapping(Held::what, Collectors.toList()))));
        return accounts.stream()
                .map(account -> {
                    Map<String, List<Permission>> carried = permissions.getOrDefault(account.id(), Map.of());
                    return new Permissions(
                            account.id(),
                            roles.getOrDefault(account.id(), List.of()),
                            carried.getOrDefault(Permissions.FUNCTION, List.of()),
                            carried.getOrDefault(Permissions.DATA, List.of()));
                })
                .toList();
    }

    private JdbcClient.StatementSpec on(Account account, String sql) {
        return jdbc.sql(sql).param("app", account.appId()).param("account", account.id());
    }

    private JdbcClient.StatementSpec on(List<Account> accounts, String sql) {
        return jdbc.sql(sql)
                .param("app", accounts.get(0).appId())
                .param("accounts", accounts.stream().map(Account::id).toList());
    }
}

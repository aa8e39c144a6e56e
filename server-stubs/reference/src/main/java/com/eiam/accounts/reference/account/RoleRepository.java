package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.account.Permissions.Permission;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads roles and what they carry, and which accounts hold them. */
final class RoleRepository {

    private static final String FUNCTION = "function";
    private static final String DATA = "data";

    private final JdbcClient jdbc;

    RoleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the ids that are roles of the application. */
    Set<String> known(String appId, Collection<String> roleIds) {
        return jdbc.sql("select role_id from app_role where app_id = :app and role_id in (:roles)")
                .param("app", appId)
                .param("roles", roleIds)
                .query(String.class)
                .set();
    }

    /** The ids of all roles that an account holds. */
    Set<String> held(Account account) {
        return jdbc.sql("select role_id from account_role where app_id = :app and account_id = :account")
                .param("app", account.appId())
                .param("account", account.id())
                .query(String.class)
                .set();
    }

    /** Gives an account a role that it does not hold. */
    void grant(Account account, String roleId) {
        jdbc.sql("insert into account_role (app_id, account_id, role_id) values (:app, :account, :role)")
                .param("app", account.appId())
                .param("account", account.id())
                .param("role", roleId)
                .update();
    }

    private record Held<T>(String accountId, String kind, T what) {}

    /** The roles that accounts of one application hold, by the accounts' ids, in the order of the roles' ids. */
    Map<String, List<Role>> heldBy(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return select("""
                        select h.account_id, r.* from account_role h
                        join app_role r on r.app_id = h.app_id and r.role_id = h.role_id
                        where h.app_id = :app and h.account_id in (:accounts)
                        """, accounts)
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

    /** What accounts of one application may do, in the order of the accounts. */
    List<Permissions> permissionsOf(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        Map<String, List<Role>> roles = heldBy(accounts);
        Map<String, Map<String, List<Permission>>> permissions = select("""
                        select distinct h.account_id, p.kind, p.permission_id, p.remote_id from account_role h
                        join role_permission c on c.app_id = h.app_id and c.role_id = h.role_id
                        join app_permission p
                        on p.app_id = c.app_id and p.kind = c.kind and p.permission_id = c.permission_id
                        where h.app_id = :app and h.account_id in (:accounts)
                        """, accounts)
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
                            roles.getOrDefault(account.id(), List.of()),
                            carried.getOrDefault(FUNCTION, List.of()),
                            carried.getOrDefault(DATA, List.of()));
                })
                .toList();
    }

    private JdbcClient.StatementSpec select(String sql, List<Account> accounts) {
        return jdbc.sql(sql)
                .param("app", accounts.get(0).appId())
                .param("accounts", accounts.stream().map(Account::id).toList());
    }
}

package com.eiam.accounts.reference.repository;

import com.eiam.accounts.tenant.IdOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads roles; reads and writes which accounts have which roles. */
@Repository
public record RoleRepository(JdbcClient jdbc) {

    /**
     * Roles of an application, as far as an account is concerned.
     *
     * @param known those of the asked ids that are roles of the application
     * @param held those of the asked ids that the account has
     * @param total the number of all roles that the account has
     */
    public record Roles(Application application, Set<String> known, Set<String> held, int total) {}

    /** Reads roles by their ids; empty if there is no such application. The account need not exist. */
    public Optional<Roles> read(String appId, String accountId, Collection<String> roleIds) {
        return jdbc.sql("""
                        select p.app_id, p.organisation_model, p.role_model, p.several_roles, r.role_id,
                               h.role_id as held_id,
                               (select count(*) from account_role o
                                where o.app_id = :app and o.account_id = :account) as total
                        from application p
                        left join app_role r on r.app_id = p.app_id and r.role_id in (:roles)
                        left join account_role h
                        on h.app_id = r.app_id and h.role_id = r.role_id and h.account_id = :account
                        where p.app_id = :app
                        """)
                .param("app", appId)
                .param("account", accountId)
                .param("roles", roleIds)
                .query(RoleRepository::roles);
    }

    private static Optional<Roles> roles(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        Application application = ApplicationRepository.application(rows, 0);
        int total = rows.getInt("total");
        Set<String> known = new HashSet<>();
        Set<String> held = new HashSet<>();
        do {
            Optional.ofNullable(rows.getString("role_id")).ifPresent(known::add);
            Optional.ofNullable(rows.getString("held_id")).ifPresent(held::add);
        } while (rows.next());
        return Optional.of(new Roles(application, known, held, total));
    }

    /** Gives an account roles of its application that it does not have. */
    public void grant(Account account, Collection<String> roleIds) {
        on(account, """
                        insert into account_role (app_id, account_id, role_id)
                        select a.app_id, a.account_id, r.role_id
                        from account a join app_role r on r.app_id = a.app_id
                        where a.app_id = :app and a.account_id = :account and r.role_id in (:roles)
                        """).param("roles", roleIds).update();
    }

    public void revoke(Account account, Collection<String> roleIds) {
        on(account, """
                        delete from account_role
                        where app_id = :app and account_id = :account and role_id in (:roles)
                        """).param("roles", roleIds).update();
    }

    /** The roles of accounts of one application by account id, in the order of the roles' ids. */
    public Map<String, List<Role>> heldBy(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select h.account_id, r.* from account_role h
                        join app_role r on r.app_id = h.app_id and r.role_id = h.role_id
                        where h.app_id = :app and h.account_id in (:accounts)
                        """)
                .param("app", accounts.get(0).appId())
                .param("accounts", accounts.stream().map(Account::id).toList())
                .query((row, number) ->
                        Map.entry(row.getString("account_id"), role(row).orElseThrow()))
                .list()
                .stream()
                .sorted(Comparator.comparing(held -> held.getValue().id(), IdOrder::compare))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The role in a row, unless an outer join has found none. */
    static Optional<Role> role(ResultSet row) throws SQLException {
        String id = row.getString("role_id");
        return id == null
                ? Optional.empty()
                : Optional.of(new Role(
                        id, row.getString("role_code"), row.getString("role_name"), row.getString("remote_id")));
    }

    private JdbcClient.StatementSpec on(Account account, String sql) {
        return jdbc.sql(sql).param("app", account.appId()).param("account", account.id());
    }
}

package com.eiam.accounts.reference.repository;

import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.tenant.IdOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the users who share public accounts. */
@Repository
public record MemberRepository(JdbcClient jdbc) {

    /**
     * A user who shares an account or can share it.
     *
     * @param member whether the user shares it
     */
    public record Candidate(String userId, boolean member) {}

    /** Users by the keys of their names; without those that do not exist. */
    public Map<String, Candidate> find(Account account, Collection<String> nameKeys) {
        return on(account, """
                        select u.username_key, u.user_id, m.user_id as member_id
                        from account a
                        join tenant_user u on u.username_key in (:keys)
                        left join account_member m
                        on m.app_id = a.app_id and m.account_id = a.account_id and m.user_id = u.user_id
                        where a.app_id = :app and a.account_id = :account
                        """)
                .param("keys", nameKeys)
                .query((row, number) -> Map.entry(
                        row.getString("username_key"),
                        new Candidate(row.getString("user_id"), row.getString("member_id") != null)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The users who share a public account, in the order of {@link IdOrder}; empty if there is no such account. */
    public Optional<Page<User>> page(String appId, String accountId, Page.Request page) {
        return jdbc.sql("""
                        select u.user_id, u.username, u.disabled,
                               (select count(*) from account_member n
                                where n.app_id = :app and n.account_id = :account) as total
                        from account a
                        left join (
                            select m.app_id, m.account_id, t.* from account_member m
                            join tenant_user t on t.user_id = m.user_id
                            where m.app_id = :app and m.account_id = :account
                            order by t.user_id_bytes
                            offset :skipped rows fetch first :taken rows only
                        ) u on u.app_id = a.app_id and u.account_id = a.account_id
                        where a.app_id = :app and a.account_id = :account and a.account_type = :type
                        order by u.user_id_bytes
                        """)
                .param("app", appId)
                .param("account", accountId)
                .param("type", AccountType.PUBLIC_ACCOUNT.getValue())
                .param("skipped", page.skipped())
                .param("taken", page.size())
                .query(MemberRepository::users);
    }

    private static Optional<Page<User>> users(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        long total = rows.getLong("total");
        List<User> users = new ArrayList<>();
        do {
            user(rows).ifPresent(users::add);
        } while (rows.next());
        return Optional.of(new Page<>(total, users));
    }

    /** The user in a row, unless an outer join has found none. */
    static Optional<User> user(ResultSet row) throws SQLException {
        String id = row.getString("user_id");
        return id == null
                ? Optional.empty()
                : Optional.of(new User(id, row.getString("username"), row.getBoolean("disabled")));
    }

    /** Adds users who are not members. */
    public void add(Account account, Collection<String> userIds) {
        on(account, """
                        insert into account_member (app_id, account_id, user_id)
                        select a.app_id, a.account_id, u.user_id
                        from account a join tenant_user u on u.user_id in (:users)
                        where a.app_id = :app and a.account_id = :account
                        """).param("users", userIds).update();
    }

    public void remove(Account account, Collection<String> userIds) {
        on(account, """
                        delete from account_member
                        where app_id = :app and account_id = :account and user_id in (:users)
                        """).param("users", userIds).update();
    }

    private JdbcClient.StatementSpec on(Account account, String sql) {
        return jdbc.sql(sql).param("app", account.appId()).param("account", account.id());
    }
}

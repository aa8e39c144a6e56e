package com.eiam.accounts.reference.repository;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the users who share public accounts. */
@Repository
public final class MemberRepository {

    private final JdbcClient jdbc;

    MemberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Set<String> ids(Account account) {
        return on(account, "select user_id from account_member where app_id = :app and account_id = :account")
                .query(String.class)
                .set();
    }

    /** The users who share an account, in the order of {@link IdOrder}. */
    public Page<User> page(Account account, Page.Request page) {
        long total = on(account, "select count(*) from account_member where app_id = :app and account_id = :account")
                .query(Long.class)
                .single();
        List<User> users = on(account, """
                        select u.user_id as id, u.username, u.disabled
                        from account_member m join tenant_user u on u.user_id = m.user_id
                        where m.app_id = :app and m.account_id = :account
                        order by u.user_id_bytes
                        offset :skipped rows fetch first :taken rows only
                        """)
                .param("skipped", page.skipped())
                .param("taken", page.size())
                .query(User.class)
                .list();
        return new Page<>(total, users);
    }

    /** Adds a user who is not a member. */
    public void add(Account account, String userId) {
        on(account, "insert into account_member (app_id, account_id, user_id) values (:app, :account, :user)")
                .param("user", userId)
                .update();
    }

    public void remove(Account account, Collection<String> userIds) {
        on(account, """
                        delete from account_member
                        where app_id = :app and account_id = :account and user_id in (:users)
                        """).param("users", userIds).update();
    }

    public void removeAll(Account account) {
        on(account, "delete from account_member where app_id = :app and account_id = :account")
                .update();
    }

    private JdbcClient.StatementSpec on(Account account, String sql) {
        return jdbc.sql(sql).param("app", account.appId()).param("account", account.id());
    }
}

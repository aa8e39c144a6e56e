package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.model.AccountType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes accounts, the roles that they hold and the users who share them. */
final class AccountRepository {

    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** As many as account_slot has for each type. */
    private static final int SLOTS = 16;

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account. */
    Optional<Account> find(String appId, String accountId) {
        return jdbc.sql("select * from account where app_id = :app and account_id = :account")
                .param("app", appId)
                .param("account", accountId)
                .query(AccountRepository::account)
                .optional();
    }

    /** An account, locked until the transaction ends, so that two changes of it follow one another. */
    Optional<Account> lock(String appId, String accountId) {
        return jdbc.sql("select * from account where app_id = :app and account_id = :account for update")
                .param("app", appId)
                .param("account", accountId)
                .query(AccountRepository::account)
                .optional();
    }

    static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("app_id"),
                row.getString("account_id"),
                AccountType.fromValue(row.getString("account_type")),
                row.getString("account_name"),
                row.getString("name"),
                row.getString("org_id"),
                row.getString("password_hash"),
                row.getBoolean("disabled"),
                JSON.readValue(row.getString("extension"), ATTRIBUTES),
                row.getString("user_id"),
                row.getString("owner_id"));
    }

    /** Whether an account other than the given one has the name. */
    boolean nameTaken(String appId, String accountName, String exceptAccountId) {
        return jdbc.sql("""
                                select count(*) from account
                                where app_id = :app and account_name_key = :key and account_id <> :except
                                """)
                        .param("app", appId)
                        .param("key", NameKey.of(accountName))
                        .param("except", exceptAccountId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Stores a new account.
     *
     * @throws DuplicateKeyException if a concurrent transaction has taken the name; this one can only be rolled back then
     */
    void insert(Account account, Instant now) {
        write("""
                insert into account (app_id, account_id, account_id_bytes, account_type, account_name, account_name_key,
                                     name, org_id, password_hash, disabled, extension, user_id, owner_id, created_at,
                                     changed_at)
                values (:app, :account, :bytes, :type, :accountName, :key, :name, :org, :password, :disabled, :extension,
                        :user, :owner, :now, :now)
                """, account, now);
        count(account, 1);
    }

    /**
     * Stores the fields of an account that may change.
     *
     * @throws DuplicateKeyException as {@link #insert} does
     */
    void update(Account account, Instant now) {
        write("""
                update account
                set account_type = :type, account_name = :accountName, account_name_key = :key, name = :name,
                    org_id = :org, password_hash = :password, disabled = :disabled, extension = :extension,
                    owner_id = :owner, changed_at = :now
                where app_id = :app and account_id = :account
                """, account, now);
    }

    private void write(String sql, Account account, Instant now) {
        jdbc.sql(sql)
                .param("app", account.appId())
                .param("account", account.id())
                .param("bytes", IdOrder.bytes(account.id()))
                .param("type", account.type().getValue())
                .param("accountName", account.accountName())
                .param("key", NameKey.of(account.accountName()))
                .param("name", account.name())
                .param("org", account.orgId())
                .param("password", account.passwordHash())
                .param("disabled", account.disabled())
                .param("extension", JSON.writeValueAsString(account.extension()))
                .param("user", account.userId())
                .param("owner", account.ownerId())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    /** Deletes an account, with its roles and the users who share it. */
    void delete(Account account) {
        for (String table : List.of("account_role", "account_member", "account")) {
            jdbc.sql("delete from " + table + " where app_id = :app and account_id = :account")
                    .param("app", account.appId())
                    .param("account", account.id())
                    .update();
        }
        count(account, -1);
    }

    /** Keeps count of accounts that come and go; last, since those who share a slot wait until the transaction ends. */
    private void count(Account account, int change) {
        int slots = jdbc.sql("""
                        update account_count set accounts = accounts + :change
                        where app_id = :app and account_type = :type and slot = :slot
                        """)
                .param("app", account.appId())
                .param("type", account.type().getValue())
                .param("slot", ThreadLocalRandom.current().nextInt(SLOTS))
                .param("change", change)
                .update();
        if (slots != 1) {
            throw new IllegalStateException("the accounts of " + account.appId() + " are not counted");
        }
    }

    /** Takes roles from an account. */
    void removeRoles(String appId, String accountId, Collection<String> roleIds) {
        jdbc.sql("""
                        delete from account_role
                        where app_id = :app and account_id = :account and role_id in (:roles)
                        """)
                .param("app", appId)
                .param("account", accountId)
                .param("roles", roleIds)
                .update();
    }

    /** The ids of the users who share a public account. */
    Set<String> members(String appId, String accountId) {
        return jdbc.sql("select user_id from account_member where app_id = :app and account_id = :account")
                .param("app", appId)
                .param("account", accountId)
                .query(String.class)
                .set();
    }

    /** Lets a user share a public account; one who does not yet. */
    void addMember(String appId, String accountId, String userId) {
        jdbc.sql("insert into account_member (app_id, account_id, user_id) values (:app, :account, :user)")
                .param("app", appId)
                .param("account", accountId)
                .param("user", userId)
                .update();
    }

    /** Ends the sharing of a public account by users. */
    void removeMembers(String appId, String accountId, Collection<String> userIds) {
        jdbc.sql("""
                        delete from account_member
                        where app_id = :app and account_id = :account and user_id in (:users)
                        """)
                .param("app", appId)
                .param("account", accountId)
                .param("users", userIds)
                .update();
    }
}

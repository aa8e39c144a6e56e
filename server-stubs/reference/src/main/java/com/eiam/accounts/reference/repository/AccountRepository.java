package com.eiam.accounts.reference.repository;

import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.tenant.IdOrder;
import com.eiam.accounts.tenant.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes accounts. */
@Repository
public record AccountRepository(JdbcClient jdbc) {

    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** As many as the table account_slot has for each type. */
    private static final int SLOTS = 16;

    /** An account and its roles as they are at one moment. */
    public Optional<Account.WithRoles> find(String appId, String accountId) {
        return jdbc.sql("""
                        select a.*, r.role_id, r.role_code, r.role_name, r.remote_id from account a
                        left join account_role h on h.app_id = a.app_id and h.account_id = a.account_id
                        left join app_role r on r.app_id = h.app_id and r.role_id = h.role_id
                        where a.app_id = :app and a.account_id = :account
                        """).param("app", appId).param("account", accountId).query(AccountRepository::withRoles);
    }

    private static Optional<Account.WithRoles> withRoles(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        Account account = account(rows, 0);
        List<Role> roles = new ArrayList<>();
        do {
            RoleRepository.role(rows).ifPresent(roles::add);
        } while (rows.next());
        roles.sort(Comparator.comparing(Role::id, IdOrder::compare));
        return Optional.of(new Account.WithRoles(account, roles));
    }

    /** An account, locked until the transaction ends, so that two changes of it follow one another. */
    public Optional<Account> lock(String appId, String accountId) {
        return jdbc.sql("select * from account where app_id = :app and account_id = :account for update")
                .param("app", appId)
                .param("account", accountId)
                .query(AccountRepository::account)
                .optional();
    }

    /** A public account and the user who is its owner, if it has one. */
    public Optional<Owned> findOwned(String appId, String accountId) {
        return jdbc.sql("""
                        select u.user_id, u.username, u.disabled from account a
                        left join tenant_user u on u.user_id = a.owner_id
                        where a.app_id = :app and a.account_id = :account and a.account_type = :type
                        """)
                .param("app", appId)
                .param("account", accountId)
                .param("type", AccountType.PUBLIC_ACCOUNT.getValue())
                .query((row, number) -> new Owned(MemberRepository.user(row)))
                .optional();
    }

    /** A public account as far as its owner goes. */
    public record Owned(Optional<User> owner) {}

    static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("app_id"),
                row.getString("account_id"),
                AccountType.fromValue(row.getString("account_type")),
                new Account.Details(
                        row.getString("account_name"),
                        row.getString("name"),
                        row.getString("org_id"),
                        row.getString("password_hash"),
                        row.getBoolean("disabled"),
                        JSON.readValue(row.getString("extension"), ATTRIBUTES)),
                row.getString("user_id"),
                row.getString("owner_id"));
    }

    public boolean exists(String appId, String accountId, String accountName) {
        return jdbc.sql("""
                                select count(*) from account
                                where app_id = :app and (account_id = :account or account_name_key = :key)
                                """)
                        .param("app", appId)
                        .param("account", accountId)
                        .param("key", NameKey.of(accountName))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Stores a new account, which is not counted yet.
     *
     * @throws DuplicateKeyException if another account has the name; the transaction can then only be rolled back
     */
    public void insert(Account account, Instant now) {
        write("""
                insert into account (app_id, account_id, account_id_bytes, account_type, account_name, account_name_key,
                                     name, org_id, password_hash, disabled, extension, user_id, owner_id, created_at,
                                     changed_at)
                values (:app, :account, :bytes, :type, :accountName, :key, :name, :org, :password, :disabled, :extension,
                        :user, :owner, :now, :now)
                """, account, now);
    }

    /**
     * Stores the fields of an account that can change.
     *
     * @throws DuplicateKeyException as {@link #insert} does
     */
    public void update(Account account, Instant now) {
        write("""
                update account
                set account_type = :type, account_name = :accountName, account_name_key = :key, name = :name,
                    org_id = :org, password_hash = :password, disabled = :disabled, extension = :extension,
                    owner_id = :owner, changed_at = :now
                where app_id = :app and account_id = :account
                """, account, now);
    }

    private void write(String sql, Account account, Instant now) {
        Account.Details details = account.details();
        jdbc.sql(sql)
                .param("app", account.appId())
                .param("account", account.id())
                .param("bytes", IdOrder.bytes(account.id()))
                .param("type", account.type().getValue())
                .param("accountName", details.accountName())
                .param("key", NameKey.of(details.accountName()))
                .param("name", details.name())
                .param("org", details.orgId())
                .param("password", details.passwordHash())
                .param("disabled", details.disabled())
                .param("extension", JSON.writeValueAsString(details.extension()))
                .param("user", account.userId())
                .param("owner", account.ownerId())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    /** Deletes an account, its roles and its members. It stays counted. */
    public void delete(Account account) {
        for (String table : List.of("account_role", "account_member", "account")) {
            jdbc.sql("delete from " + table + " where app_id = :app and account_id = :account")
                    .param("app", account.appId())
                    .param("account", account.id())
                    .update();
        }
    }

    /** Counts a new or a deleted account. Call it last: transactions that use the same slot wait for each other. */
    public void count(Account account, int change) {
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
}

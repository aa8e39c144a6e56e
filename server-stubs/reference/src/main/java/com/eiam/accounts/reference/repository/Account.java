package com.eiam.accounts.reference.repository;

import com.eiam.accounts.server.model.AccountType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored account.
 *
 * @param userId the user who holds it, if it is a basic account
 * @param ownerId the user who is responsible for it, if it is a public account that has an owner
 */
public record Account(
        String appId,
        String id,
        AccountType type,
        Details details,
        @Nullable String userId,
        @Nullable String ownerId) {

    /**
     * What callers can set on every account.
     *
     * @param name the display name
     * @param orgId the id (not the code) of its organisation
     * @param extension its free attributes
     */
    public record Details(
            String accountName,
            @Nullable String name,
            @Nullable String orgId,
            @Nullable String passwordHash,
            boolean disabled,
            Map<String, Object> extension) {

        /** The details of an account with a name and nothing else. */
        public static Details named(String accountName) {
            return new Details(accountName, null, null, null, false, Map.of());
        }
    }

    /** An account and the roles that it has, in the order of their ids. */
    public record WithRoles(Account account, List<Role> roles) {}

    /** This account with other details. */
    public Account with(Details other) {
        return new Account(appId, id, type, other, userId, ownerId);
    }

    /** This account, disabled or enabled. */
    public Account disabled(boolean disabled) {
        return with(new Details(
                details.accountName, details.name, details.orgId, details.passwordHash, disabled, details.extension));
    }

    /** This account with another owner. */
    public Account ownedBy(String owner) {
        return new Account(appId, id, type, details, userId, owner);
    }
}

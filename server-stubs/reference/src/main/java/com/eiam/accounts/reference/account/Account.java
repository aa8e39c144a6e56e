package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.model.AccountType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is stored.
 *
 * @param name the display name
 * @param orgId the id, not the code, of its organisation
 * @param extension its free attributes
 * @param userId the user who holds it, if it is a basic one
 * @param ownerId the user who answers for it, if it is a public one that has an owner
 */
record Account(
        String appId,
        String id,
        AccountType type,
        String accountName,
        @Nullable String name,
        @Nullable String orgId,
        @Nullable String passwordHash,
        boolean disabled,
        Map<String, Object> extension,
        @Nullable String userId,
        @Nullable String ownerId) {

    /** The name of the field that free attributes travel in. */
    static final String EXTENSION = "extension";

    /** The fields, by the names under which they travel, in which this account differs from what it was. */
    List<String> changesSince(Account before) {
        List<String> changed = new ArrayList<>();
        note(changed, "user_id", userId, before.userId);
        note(changed, "account_name", accountName, before.accountName);
        note(changed, "name", name, before.name);
        note(changed, "org_code", orgId, before.orgId);
        note(changed, "password", passwordHash, before.passwordHash);
        note(changed, "disabled", disabled, before.disabled);
        note(changed, EXTENSION, extension, before.extension);
        note(changed, "user_name", ownerId, before.ownerId);
        return changed;
    }

    private static void note(List<String> changed, String field, @Nullable Object now, @Nullable Object before) {
        if (!Objects.equals(now, before)) {
            changed.add(field);
        }
    }

    /** An account that nothing has been said of yet. */
    static Account blank(String appId, String id, AccountType type) {
        return new Account(appId, id, type, "", null, null, null, false, Map.of(), null, null);
    }

    Account heldBy(@Nullable String user) {
        return new Account(appId, id, type, accountName, name, orgId, passwordHash, disabled, extension, user, ownerId);
    }

    Account ownedBy(String owner) {
        return new Account(appId, id, type, accountName, name, orgId, passwordHash, disabled, extension, userId, owner);
    }

    Account disabled(boolean now) {
        return new Account(appId, id, type, accountName, name, orgId, passwordHash, now, extension, userId, ownerId);
    }
}

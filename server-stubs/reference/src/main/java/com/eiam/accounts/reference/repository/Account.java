package com.eiam.accounts.reference.repository;

import com.eiam.accounts.server.account.AccountFields;
import com.eiam.accounts.server.model.AccountRole;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.CreateBasicAccountRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

        public static Details named(String accountName) {
            return new Details(accountName, null, null, null, false, Map.of());
        }

        /**
         * These details with the fields that a request gives.
         *
         * @param organisation the id of the organisation, if its code is given
         * @param hash the hash of the password, if that is given
         */
        public Details with(AccountFields fields, @Nullable String organisation, @Nullable String hash) {
            return new Details(
                    fields.givenAccountName().orElse(accountName),
                    fields.givenName().orElse(name),
                    organisation == null ? orgId : organisation,
                    hash == null ? passwordHash : hash,
                    fields.givenDisabled().orElse(disabled),
                    fields.mergedExtension(extension));
        }
    }

    public Account with(Details other) {
        return new Account(appId, id, type, other, userId, ownerId);
    }

    public Account ownedBy(String owner) {
        return new Account(appId, id, type, details, userId, owner);
    }

    /** A request with the fields that changed since an earlier state of this account. All others are null. */
    public CreateBasicAccountRequest changesSince(Account before) {
        Details earlier = before.details;
        return new CreateBasicAccountRequest()
                .userId(changed(before.userId, userId))
                .accountName(changed(earlier.accountName, details.accountName))
                .name(changed(earlier.name, details.name))
                .orgCode(changed(earlier.orgId, details.orgId))
                .password(changed(earlier.passwordHash, details.passwordHash))
                .disabled(changed(earlier.disabled, details.disabled))
                .extension(changed(earlier.extension, details.extension));
    }

    private static <T> @Nullable T changed(@Nullable T before, @Nullable T after) {
        return Objects.equals(before, after) ? null : after;
    }

    /** An account and the roles that it has, in the order of their ids. */
    public record WithRoles(Account account, List<Role> roles) {

        /** The account as the API shows it. */
        public com.eiam.accounts.server.model.Account shown() {
            Details details = account.details;
            return new com.eiam.accounts.server.model.Account(
                    account.id,
                    details.accountName,
                    details.name,
                    details.orgId,
                    details.disabled,
                    account.type,
                    details.extension,
                    roles.stream()
                            .map(role -> new AccountRole(role.id(), role.code(), role.name()))
                            .toList());
        }
    }
}

package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.account.IdempotentCreation.KnownKeyException;
import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.Application;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.RequestRules;
import com.eiam.accounts.server.account.AccountFields;
import com.eiam.accounts.server.account.AccountIds;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.UpdateAccountRequest;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Creates, changes and deletes accounts. */
@Service
public record AccountService(
        References references,
        AccountChanges changes,
        RequestRules rules,
        PasswordEncoder passwords,
        TransactionOperations transaction,
        Clock clock,
        IdempotentCreation once) {

    /**
     * Creates an account and returns its id.
     *
     * @param userId the user who holds it and whose name it takes if the fields have none; null for nobody
     * @param key the caller's key for this creation, or null. If an account was created with it, the id is that
     *     account's
     */
    public String create(
            String appId, AccountType type, @Nullable String userId, AccountFields fields, @Nullable String key) {
        String passwordHash = hash(fields);
        String accountId = AccountIds.next(clock.instant());
        Supplier<String> creation = () -> {
            once.begin(appId, key, fields, accountId);
            Application application = references.application(appId);
            once.tidy(appId, key);
            requireOrganisationModel(application, fields);
            String orgId = organisation(appId, fields);
            String name = userId == null ? "" : references.username(userId);
            Account.Details details = Account.Details.named(name).with(fields, orgId, passwordHash);
            changes.create(new Account(appId, accountId, type, details, userId, null));
            return accountId;
        };
        try {
            return inTransaction(creation);
        } catch (KnownKeyException e) {
            return once.earlier(appId, Objects.requireNonNull(key), fields).orElseGet(() -> inTransaction(creation));
        }
    }

    void update(String appId, String accountId, AccountFields fields) {
        String passwordHash = hash(fields);
        inTransaction(() -> {
            if (fields.givenOrgCode().isPresent()) {
                requireOrganisationModel(references.application(appId), fields);
            }
            Account before = references.account(appId, accountId);
            Account after = before.with(before.details().with(fields, organisation(appId, fields), passwordHash));
            if (fields.getExtension() != null) {
                // The bounds apply to the result of the merge too.
                rules.check(new UpdateAccountRequest().extension(after.details().extension()));
            }
            changes.update(before, after, after.changesSince(before));
            return accountId;
        });
    }

    /** Deletes an account. Its name is free then. */
    void delete(String appId, String accountId) {
        inTransaction(() -> {
            changes.delete(references.account(appId, accountId));
            return accountId;
        });
    }

    private @Nullable String hash(AccountFields fields) {
        // Before the transaction: it takes long, and rows would be locked meanwhile.
        return fields.givenPassword().map(passwords::encode).orElse(null);
    }

    private static void requireOrganisationModel(Application application, AccountFields fields) {
        if (fields.givenOrgCode().isPresent() && !application.organisationModel()) {
            throw new ApiException(ErrorCode.APP_OBJECTMODEL_0005);
        }
    }

    private @Nullable String organisation(String appId, AccountFields fields) {
        return fields.givenOrgCode()
                .map(code -> references.organisation(appId, code))
                .orElse(null);
    }

    private String inTransaction(Supplier<String> change) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> change.get()));
        } catch (DuplicateKeyException e) {
            throw new ApiException(ErrorCode.APP_ACCOUNT_0013, e);
        }
    }
}

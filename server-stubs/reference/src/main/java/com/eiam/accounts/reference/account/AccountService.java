package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.RequestRules;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.UpdateAccountRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Creates, changes and deletes accounts. */
@Service
final class AccountService {

    private final References references;
    private final AccountRepository accounts;
    private final AccountChanges changes;
    private final RequestRules rules;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;
    private final AccountIds ids;

    AccountService(
            References references,
            AccountRepository accounts,
            AccountChanges changes,
            RequestRules rules,
            PasswordEncoder passwords,
            TransactionOperations transaction,
            AccountIds ids) {
        this.references = references;
        this.accounts = accounts;
        this.changes = changes;
        this.rules = rules;
        this.passwords = passwords;
        this.transaction = transaction;
        this.ids = ids;
    }

    /**
     * Creates an account, and tells its id.
     *
     * @param userId the user who holds it, whose username it bears unless the fields have a name; null for nobody
     */
    String create(String appId, AccountType type, @Nullable String userId, AccountFields fields) {
        String passwordHash = hash(fields);
        return inTransaction(() -> {
            Application application = references.application(appId);
            references.requireOrganisationModel(application, fields);
            String orgId = references.organisation(application, fields, null);
            Optional<User> user = Optional.ofNullable(userId).map(references::user);
            Account blank = Account.blank(appId, ids.next(), type).heldBy(userId);
            Account account = with(blank, user.map(fields::namedAfter).orElse(fields), orgId, passwordHash);
            requireFreeName(account);
            changes.create(account);
            return account.id();
        });
    }

    /** Changes what is given and leaves the rest. */
    void update(String appId, String accountId, AccountFields fields) {
        String passwordHash = hash(fields);
        inTransaction(() -> {
            Application application = references.application(appId);
            references.requireOrganisationModel(application, fields);
            Account before = references.account(application, accountId);
            Account after =
                    with(before, fields, references.organisation(application, fields, before.orgId()), passwordHash);
            // The bounds hold for what results too, and only here is that known.
            rules.check(UpdateAccountRequest.class, Account.EXTENSION, after.extension());
            requireFreeName(after);
            changes.update(before, after);
            return accountId;
        });
    }

    /** Enables or disables an account; it may be so already. */
    void disable(String appId, String accountId, boolean disabled) {
        inTransaction(() -> {
            Account before = references.account(references.application(appId), accountId);
            changes.update(before, before.disabled(disabled));
            return accountId;
        });
    }

    /** Deletes an account, which frees its name. */
    void delete(String appId, String accountId) {
        inTransaction(() -> {
            changes.delete(references.account(references.application(appId), accountId));
            return accountId;
        });
    }

    private @Nullable String hash(AccountFields fields) {
        // Before the transaction: it takes long, and rows would be locked meanwhile.
        return fields.password().map(passwords::encode).orElse(null);
    }

    private static Account with(
            Account account, AccountFields fields, @Nullable String orgId, @Nullable String passwordHash) {
        return new Account(
                account.appId(),
                account.id(),
                account.type(),
                fields.accountName().orElse(account.accountName()),
                fields.name().orElse(account.name()),
                orgId,
                passwordHash == null ? account.passwordHash() : passwordHash,
                fields.disabled().orElse(account.disabled()),
                merged(account.extension(), fields.extension()),
                account.userId(),
                account.ownerId());
    }

    private static Map<String, Object> merged(Map<String, Object> before, Map<String, Object> change) {
        Map<String, Object> merged = new LinkedHashMap<>(before);
        change.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }

    private void requireFreeName(Account account) {
        if (accounts.nameTaken(account.appId(), account.accountName(), account.id())) {
            throw new ApiException(ErrorCode.APP_ACCOUNT_0013);
        }
    }

    private String inTransaction(Supplier<String> change) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> change.get()));
        } catch (DuplicateKeyException e) {
            // Somebody took the name between the question and the answer.
            throw new ApiException(ErrorCode.APP_ACCOUNT_0013, e);
        }
    }
}

package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.RequestRules;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.UpdateAccountRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Creates and changes accounts. */
@Service
final class AccountService {

    private final References references;
    private final AccountRepository accounts;
    private final AuditTrail audit;
    private final RequestRules rules;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;
    private final AccountIds ids;
    private final Clock clock;

    AccountService(
            References references,
            AccountRepository accounts,
            AuditTrail audit,
            RequestRules rules,
            PasswordEncoder passwords,
            TransactionOperations transaction,
            AccountIds ids,
            Clock clock) {
        this.references = references;
        this.accounts = accounts;
        this.audit = audit;
        this.rules = rules;
        this.passwords = passwords;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Creates an account that belongs to nobody, and tells its id. */
    String createOrphan(String operation, String appId, AccountFields fields) {
        String passwordHash = hash(fields);
        return inTransaction(() -> {
            Application application = references.application(appId);
            references.requireOrganisationModel(application, fields);
            Account blank = Account.blank(appId, ids.next(), AccountType.ORPHAN_ACCOUNT);
            Account account = with(blank, fields, references.organisation(application, fields, null), passwordHash);
            requireFreeName(account);
            accounts.insert(account, clock.instant());
            audit.record(operation, appId, account.id(), account.changesSince(blank));
            return account.id();
        });
    }

    /** Changes what is given and leaves the rest. What changes nothing leaves no audit record. */
    void update(String operation, String appId, String accountId, AccountFields fields) {
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
            List<String> changed = after.changesSince(before);
            if (!changed.isEmpty()) {
                accounts.update(after, clock.instant());
                audit.record(operation, appId, accountId, changed);
            }
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
                fields.accountName(),
                fields.name().orElse(account.name()),
                orgId,
                passwordHash == null ? account.passwordHash() : passwordHash,
                fields.disabled().orElse(account.disabled()),
                merged(account.extension(), fields.extension()));
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

package com.eiam.accounts.reference.account;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Changes who shares a public account. */
@Service
final class PublicAccountService {

    private static final List<String> CHANGED = List.of("user_names");

    private final References references;
    private final AccountRepository accounts;
    private final AuditTrail audit;
    private final TransactionOperations transaction;

    PublicAccountService(
            References references, AccountRepository accounts, AuditTrail audit, TransactionOperations transaction) {
        this.references = references;
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Binds users, all of them or none; who is bound stays bound. */
    void bind(String operation, String appId, String accountId, List<String> usernames) {
        transaction.executeWithoutResult(status -> {
            Account account = references.publicAccount(references.application(appId), accountId);
            Set<String> users = new LinkedHashSet<>(references.users(usernames));
            users.removeAll(accounts.members(appId, account.id()));
            if (!users.isEmpty()) {
                users.forEach(user -> accounts.addMember(appId, account.id(), user));
                audit.record(operation, appId, accountId, CHANGED);
            }
        });
    }

    /** Unbinds users, all of them or none; who is not bound is fine. */
    void unbind(String operation, String appId, String accountId, List<String> usernames) {
        transaction.executeWithoutResult(status -> {
            Account account = references.publicAccount(references.application(appId), accountId);
            Set<String> users = new LinkedHashSet<>(references.users(usernames));
            users.retainAll(accounts.members(appId, account.id()));
            if (!users.isEmpty()) {
                accounts.removeMembers(appId, account.id(), users);
                audit.record(operation, appId, accountId, CHANGED);
            }
        });
    }
}

package com.eiam.accounts.reference.account;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Who shares a public account, and who answers for it. */
@Service
final class PublicAccountService {

    private static final List<String> CHANGED = List.of("user_names");

    private final References references;
    private final AccountRepository accounts;
    private final AccountChanges changes;
    private final AccountPages pages;
    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private final Snapshot snapshot;

    PublicAccountService(
            References references,
            AccountRepository accounts,
            AccountChanges changes,
            AccountPages pages,
            AuditTrail audit,
            TransactionOperations transaction,
            Snapshot snapshot) {
        this.references = references;
        this.accounts = accounts;
        this.changes = changes;
        this.pages = pages;
        this.audit = audit;
        this.transaction = transaction;
        this.snapshot = snapshot;
    }

    /** Binds users, all of them or none; who is bound stays bound. */
    void bind(String appId, String accountId, List<String> usernames) {
        transaction.executeWithoutResult(status -> {
            Account account = references.publicAccount(references.application(appId), accountId);
            Set<String> users = new LinkedHashSet<>(references.users(usernames));
            users.removeAll(accounts.members(appId, account.id()));
            if (!users.isEmpty()) {
                users.forEach(user -> accounts.addMember(appId, account.id(), user));
                audit.record(appId, accountId, CHANGED);
            }
        });
    }

    /** Unbinds users, all of them or none; who is not bound is fine. */
    void unbind(String appId, String accountId, List<String> usernames) {
        transaction.executeWithoutResult(status -> {
            Account account = references.publicAccount(references.application(appId), accountId);
            Set<String> users = new LinkedHashSet<>(references.users(usernames));
            users.retainAll(accounts.members(appId, account.id()));
            if (!users.isEmpty()) {
                accounts.removeMembers(appId, account.id(), users);
                audit.record(appId, accountId, CHANGED);
            }
        });
    }

    /** Makes a user answer for an account, in place of whoever did. */
    void bindOwner(String appId, String accountId, String username) {
        transaction.executeWithoutResult(status -> {
            Account before = references.publicAccount(references.application(appId), accountId);
            changes.update(before, before.ownedBy(references.owner(username)));
        });
    }

    User owner(String appId, String accountId) {
        return snapshot.read(
                appId, application -> references.ownerOf(references.readPublicAccount(application, accountId)));
    }

    /** The users who share an account. */
    Page<User> users(String appId, String accountId, Page.Request page) {
        return snapshot.read(
                appId, application -> pages.users(references.readPublicAccount(application, accountId), page));
    }
}

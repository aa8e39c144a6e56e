package com.eiam.accounts.reference.publicaccount;

import com.eiam.accounts.reference.account.AccountChanges;
import com.eiam.accounts.reference.account.References;
import com.eiam.accounts.reference.account.Snapshot;
import com.eiam.accounts.reference.audit.AuditTrail;
import com.eiam.accounts.reference.audit.RequestField;
import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.MemberRepository;
import com.eiam.accounts.reference.repository.Page;
import com.eiam.accounts.reference.repository.User;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Reads and changes the users who share public accounts, and their owners. */
@Service
final class PublicAccountService {

    private static final Set<RequestField> CHANGED = Set.of(RequestField.USERS);

    private final References references;
    private final MemberRepository members;
    private final AccountChanges changes;
    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private final Snapshot snapshot;

    PublicAccountService(
            References references,
            MemberRepository members,
            AccountChanges changes,
            AuditTrail audit,
            TransactionOperations transaction,
            Snapshot snapshot) {
        this.references = references;
        this.members = members;
        this.changes = changes;
        this.audit = audit;
        this.transaction = transaction;
        this.snapshot = snapshot;
    }

    /** Binds users, all of them or none. Users who are bound stay bound. */
    void bind(String appId, String accountId, List<String> usernames) {
        transaction.executeWithoutResult(status -> {
            Account account = references.publicAccount(references.application(appId), accountId);
            Set<String> users = new LinkedHashSet<>(references.users(usernames));
            users.removeAll(members.ids(account));
            if (!users.isEmpty()) {
                users.forEach(user -> members.add(account, user));
                audit.record(appId, accountId, CHANGED);
            }
        });
    }

    /** Unbinds users, all of them or none. Users who are not bound are ignored. */
    void unbind(String appId, String accountId, List<String> usernames) {
        transaction.executeWithoutResult(status -> {
            Account account = references.publicAccount(references.application(appId), accountId);
            Set<String> users = new LinkedHashSet<>(references.users(usernames));
            users.retainAll(members.ids(account));
            if (!users.isEmpty()) {
                members.remove(account, users);
                audit.record(appId, accountId, CHANGED);
            }
        });
    }

    /** Makes a user the owner of an account, instead of the one before. */
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

    Page<User> users(String appId, String accountId, Page.Request page) {
        return snapshot.read(
                appId, application -> members.page(references.readPublicAccount(application, accountId), page));
    }
}

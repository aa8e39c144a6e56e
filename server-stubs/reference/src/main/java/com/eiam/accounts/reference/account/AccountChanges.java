package com.eiam.accounts.reference.account;

import java.time.Clock;
import java.util.List;

/** Stores what becomes of accounts, each change with its audit record. Each method is part of a transaction. */
final class AccountChanges {

    private final AccountRepository accounts;
    private final AuditTrail audit;
    private final Clock clock;

    AccountChanges(AccountRepository accounts, AuditTrail audit, Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    void create(Account account) {
        accounts.insert(account, clock.instant());
        Account blank = Account.blank(account.appId(), account.id(), account.type());
        audit.record(account.appId(), account.id(), account.changesSince(blank));
    }

    /** What changes nothing leaves no audit record. */
    void update(Account before, Account after) {
        List<String> changed = after.changesSince(before);
        if (!changed.isEmpty()) {
            accounts.update(after, clock.instant());
            audit.record(after.appId(), after.id(), changed);
        }
    }

    void delete(Account account) {
        accounts.delete(account);
        audit.record(account.appId(), account.id(), List.of());
    }
}

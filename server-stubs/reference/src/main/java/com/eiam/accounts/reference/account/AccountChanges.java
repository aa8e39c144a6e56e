package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.audit.AuditTrail;
import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountRepository;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Stores changes of accounts, each with its audit record. Each method is part of a transaction. */
@Component
public record AccountChanges(AccountRepository accounts, AuditTrail audit, Clock clock) {

    void create(Account account) {
        Account blank =
                new Account(account.appId(), account.id(), account.type(), Account.Details.named(""), null, null);
        accounts.insert(account, clock.instant());
        audit.record(account, account.changesSince(blank));
        accounts.count(account, 1);
    }

    /**
     * Changes an account, unless before and after are the same.
     *
     * @param change a request that has the changed fields, for the audit record
     */
    public void update(Account before, Account after, Object change) {
        if (!after.equals(before)) {
            accounts.update(after, clock.instant());
            audit.record(after, change);
        }
    }

    void delete(Account account) {
        accounts.delete(account);
        audit.record(account, Map.of());
        accounts.count(account, -1);
    }
}

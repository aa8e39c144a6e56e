package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.audit.AuditTrail;
import com.eiam.accounts.reference.audit.RequestField;
import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountRepository;
import com.eiam.accounts.reference.repository.MemberRepository;
import com.eiam.accounts.reference.repository.RoleRepository;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores changes of accounts, each with its audit record. Each method is part of a transaction. */
@Component
public final class AccountChanges {

    private static final Map<RequestField, Function<Account, @Nullable Object>> VALUES = Map.of(
            RequestField.USER_ID, Account::userId,
            RequestField.ACCOUNT_NAME, account -> account.details().accountName(),
            RequestField.NAME, account -> account.details().name(),
            RequestField.ORG_CODE, account -> account.details().orgId(),
            RequestField.PASSWORD, account -> account.details().passwordHash(),
            RequestField.DISABLED, account -> account.details().disabled(),
            RequestField.EXTENSION, account -> account.details().extension(),
            RequestField.OWNER, Account::ownerId);

    private final AccountRepository accounts;
    private final RoleRepository roles;
    private final MemberRepository members;
    private final AuditTrail audit;
    private final Clock clock;

    AccountChanges(
            AccountRepository accounts, RoleRepository roles, MemberRepository members, AuditTrail audit, Clock clock) {
        this.accounts = accounts;
        this.roles = roles;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    void create(Account account) {
        Account blank =
                new Account(account.appId(), account.id(), account.type(), Account.Details.named(""), null, null);
        accounts.insert(account, clock.instant());
        audit.record(account.appId(), account.id(), changes(blank, account));
        accounts.count(account, 1);
    }

    /** An update that changes nothing leaves no audit record. */
    public void update(Account before, Account after) {
        Set<RequestField> changes = changes(before, after);
        if (!changes.isEmpty()) {
            accounts.update(after, clock.instant());
            audit.record(after.appId(), after.id(), changes);
        }
    }

    void delete(Account account) {
        roles.revokeAll(account);
        members.removeAll(account);
        accounts.delete(account);
        audit.record(account.appId(), account.id(), Set.of());
        accounts.count(account, -1);
    }

    private static Set<RequestField> changes(Account before, Account after) {
        Set<RequestField> changes = EnumSet.noneOf(RequestField.class);
        VALUES.forEach((field, value) -> {
            if (!Objects.equals(value.apply(before), value.apply(after))) {
                changes.add(field);
            }
        });
        return changes;
    }
}

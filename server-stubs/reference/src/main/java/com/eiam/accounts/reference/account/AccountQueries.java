package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountPages;
import com.eiam.accounts.reference.repository.Page;
import com.eiam.accounts.reference.repository.Role;
import com.eiam.accounts.reference.repository.RoleRepository;
import com.eiam.accounts.server.model.AccountType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads accounts with their roles. */
@Service
final class AccountQueries {

    private final References references;
    private final AccountPages pages;
    private final RoleRepository roles;
    private final Snapshot snapshot;

    AccountQueries(References references, AccountPages pages, RoleRepository roles, Snapshot snapshot) {
        this.references = references;
        this.pages = pages;
        this.roles = roles;
        this.snapshot = snapshot;
    }

    /** An account and its roles, in the order of their ids. */
    record AccountWithRoles(Account account, List<Role> roles) {}

    AccountWithRoles get(String appId, String accountId) {
        return snapshot.read(
                appId,
                application -> withRoles(List.of(references.readAccount(application, accountId)))
                        .get(0));
    }

    /** A page of accounts; of all accounts if no type is given. */
    Page<AccountWithRoles> list(String appId, Optional<AccountType> type, Page.Request page) {
        return snapshot.read(appId, application -> {
            Page<Account> accounts = pages.read(application.id(), type, page);
            return new Page<>(accounts.total(), withRoles(accounts.entries()));
        });
    }

    private List<AccountWithRoles> withRoles(List<Account> accounts) {
        Map<String, List<Role>> held = roles.heldBy(accounts);
        return accounts.stream()
                .map(account -> new AccountWithRoles(account, held.getOrDefault(account.id(), List.of())))
                .toList();
    }
}

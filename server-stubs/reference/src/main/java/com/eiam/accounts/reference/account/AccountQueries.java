package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.model.AccountType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads accounts, with the roles that they hold. */
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

    /** An account and the roles that it holds, in the order of their ids. */
    record Detail(Account account, List<Role> roles) {}

    Detail get(String appId, String accountId) {
        return snapshot.read(
                appId,
                application -> withRoles(List.of(references.readAccount(application, accountId)))
                        .get(0));
    }

    /** A page of the accounts of a type, or of all if none is given. */
    Page<Detail> list(String appId, Optional<AccountType> type, Page.Request page) {
        return snapshot.read(appId, application -> {
            Page<Account> accounts = pages.accounts(application.id(), type, page);
            return new Page<>(accounts.total(), withRoles(accounts.entries()));
        });
    }

    private List<Detail> withRoles(List<Account> accounts) {
        Map<String, List<Role>> held = roles.heldBy(accounts);
        return accounts.stream()
                .map(account -> new Detail(account, held.getOrDefault(account.id(), List.of())))
                .toList();
    }
}

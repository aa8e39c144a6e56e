package com.eiam.accounts.reference.permission;

import com.eiam.accounts.reference.account.References;
import com.eiam.accounts.reference.account.Snapshot;
import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountPages;
import com.eiam.accounts.reference.repository.Page;
import com.eiam.accounts.reference.repository.Permissions;
import com.eiam.accounts.reference.repository.RoleRepository;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads the permissions of accounts. */
@Service
final class AccountPermissionService {

    private final References references;
    private final AccountPages pages;
    private final RoleRepository roles;
    private final Snapshot snapshot;

    AccountPermissionService(References references, AccountPages pages, RoleRepository roles, Snapshot snapshot) {
        this.references = references;
        this.pages = pages;
        this.roles = roles;
        this.snapshot = snapshot;
    }

    Permissions get(String appId, String accountId) {
        return snapshot.read(
                appId,
                application -> roles.permissionsOf(List.of(references.readAccount(application, accountId)))
                        .get(0));
    }

    Page<Permissions> list(String appId, Page.Request page) {
        return snapshot.read(appId, application -> {
            Page<Account> accounts = pages.read(application.id(), Optional.empty(), page);
            return new Page<>(accounts.total(), roles.permissionsOf(accounts.entries()));
        });
    }
}

package com.eiam.accounts.reference.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Reads what accounts may do. */
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

    /** An account and what it may do. */
    record Row(Account account, Permissions permissions) {}

    Permissions get(String appId, String accountId) {
        return snapshot.read(
                appId,
                application -> roles.permissionsOf(List.of(references.readAccount(application, accountId)))
                        .get(0));
    }

    Page<Row> list(String appId, Page.Request page) {
        return snapshot.read(appId, application -> {
            Page<Account> accounts = pages.accounts(application.id(), Optional.empty(), page);
            List<Permissions> permissions = roles.permissionsOf(accounts.entries());
            return new Page<>(
                    accounts.total(),
                    IntStream.range(0, permissions.size())
                            .mapToObj(i -> new Row(accounts.entries().get(i), permissions.get(i)))
                            .toList());
        });
    }
}

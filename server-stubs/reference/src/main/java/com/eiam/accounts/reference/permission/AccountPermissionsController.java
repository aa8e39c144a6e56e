package com.eiam.accounts.reference.permission;

import com.eiam.accounts.reference.repository.Page;
import com.eiam.accounts.reference.repository.Permissions;
import com.eiam.accounts.reference.repository.Permissions.Permission;
import com.eiam.accounts.reference.repository.Role;
import com.eiam.accounts.server.api.AccountPermissionsApi;
import com.eiam.accounts.server.model.AccountPermissions;
import com.eiam.accounts.server.model.AccountPermissionsPage;
import com.eiam.accounts.server.model.AccountPermissionsRow;
import com.eiam.accounts.server.model.PermissionEntry;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** The operations with the tag account-permissions. */
@RestController
record AccountPermissionsController(AccountPermissionService service) implements AccountPermissionsApi {

    @Override
    public AccountPermissions getAccountPermissions(String appId, String accountId) {
        Permissions held = service.get(appId, accountId);
        return new AccountPermissions(roles(held.roles()), entries(held.functions()), entries(held.data()));
    }

    @Override
    public AccountPermissionsPage listAccountPermissions(String appId, Integer offset, Integer limit) {
        var page = service.list(appId, new Page.Request(offset, limit));
        return new AccountPermissionsPage(
                offset,
                page.total(),
                limit,
                page.entries().stream()
                        .map(held -> new AccountPermissionsRow(held.accountId())
                                .roles(roles(held.roles()))
                                .funcPerms(entries(held.functions()))
                                .dataPerms(entries(held.data())))
                        .toList());
    }

    private static List<PermissionEntry> roles(List<Role> roles) {
        return roles.stream()
                .map(role -> new PermissionEntry(role.id(), role.remoteId()))
                .toList();
    }

    private static List<PermissionEntry> entries(List<Permission> permissions) {
        return permissions.stream()
                .map(permission -> new PermissionEntry(permission.id(), permission.remoteId()))
                .toList();
    }
}

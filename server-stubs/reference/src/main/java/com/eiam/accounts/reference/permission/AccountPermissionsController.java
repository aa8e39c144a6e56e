package com.eiam.accounts.reference.permission;

import com.eiam.accounts.reference.repository.Page;
import com.eiam.accounts.server.api.AccountPermissionsApi;
import com.eiam.accounts.server.model.AccountPermissions;
import com.eiam.accounts.server.model.AccountPermissionsPage;
import com.eiam.accounts.server.model.AccountPermissionsRow;
import org.springframework.web.bind.annotation.RestController;

/** The operations with the tag account-permissions. */
@RestController
record AccountPermissionsController(AccountPermissionService service) implements AccountPermissionsApi {

    @Override
    public AccountPermissions getAccountPermissions(String appId, String accountId) {
        AccountPermissionsRow held = service.get(appId, accountId);
        return new AccountPermissions(held.getRoles(), held.getFuncPerms(), held.getDataPerms());
    }

    @Override
    public AccountPermissionsPage listAccountPermissions(String appId, Integer offset, Integer limit) {
        Page<AccountPermissionsRow> page = service.list(appId, new Page.Request(offset, limit));
        return new AccountPermissionsPage(offset, page.total(), limit, page.entries());
    }
}

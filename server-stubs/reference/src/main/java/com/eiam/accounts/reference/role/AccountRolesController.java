package com.eiam.accounts.reference.role;

import com.eiam.accounts.server.api.AccountRolesApi;
import com.eiam.accounts.server.model.RoleChanges;
import com.eiam.accounts.server.model.RoleIdsRequest;
import org.springframework.web.bind.annotation.RestController;

/** The operations with the tag account-roles. */
@RestController
record AccountRolesController(AccountRoleService service) implements AccountRolesApi {

    @Override
    public RoleChanges removeAccountRoles(String appId, String accountId, RoleIdsRequest request) {
        return service.remove(appId, accountId, request);
    }

    @Override
    public RoleChanges addAccountRoles(String appId, String accountId, RoleIdsRequest request) {
        return service.add(appId, accountId, request);
    }
}

package app;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.api.*;
import com.eiam.accounts.server.model.*;
import com.eiam.accounts.tenant.IdOrder;
import com.eiam.accounts.tenant.Tenant.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RestController;

@RestController
record Roles(Store store) implements AccountRolesApi, AccountPermissionsApi {

    @Override
    public RoleChanges addAccountRoles(String appId, String accountId, RoleIdsRequest request) {
        return change(appId, accountId, request, (app, account) -> {
            Map<String, Role> held = new HashMap<>(account.roles);
            request.getRoleIds().forEach(id -> app.role(id).ifPresent(role -> held.put(id, role)));
            if (held.size() > Math.max(1, account.roles.size()) && !app.severalRoles()) {
                throw new ApiException(ErrorCode.APP_ROLE_0004);
            }
            account.roles.putAll(held);
            return held.keySet();
        });
    }

    @Override
    public RoleChanges removeAccountRoles(String appId, String accountId, RoleIdsRequest request) {
        return change(appId, accountId, request, (app, account) -> {
            Set<String> held = Set.copyOf(account.roles.keySet());
            account.roles.keySet().removeAll(request.getRoleIds());
            return held;
        });
    }

    /**
     * Changes the roles of an account. The function returns ids; those of the request that are among them succeeded.
     */
    private RoleChanges change(
            String appId, String accountId, RoleIdsRequest request, BiFunction<App, StoredAccount, Set<String>> change) {
        return store.with(appId, app -> {
            if (!app.tenant().roleModel()) {
                throw new ApiException(ErrorCode.APP_OBJECTMODEL_0006);
            }
            Set<String> succeeded = change.apply(app.tenant(), app.account(accountId));
            Map<Boolean, List<String>> ids =
                    request.getRoleIds().stream().distinct().collect(Collectors.partitioningBy(succeeded::contains));
            return new RoleChanges(ids.get(true), ids.get(false));
        });
    }

    @Override
    public AccountPermissions getAccountPermissions(String appId, String accountId) {
        return store.with(appId, app -> {
            StoredAccount account = app.account(accountId);
            return new AccountPermissions(
                    roles(account),
                    permissions(account, Role::functionPermissions),
                    permissions(account, Role::dataPermissions));
        });
    }

    @Override
    public AccountPermissionsPage listAccountPermissions(String appId, Integer offset, Integer limit) {
        return store.with(appId, app -> {
            List<AccountPermissionsRow> rows = app.accounts().values().stream()
                    .map(account -> new AccountPermissionsRow(account.id)
                            .roles(roles(account))
                            .funcPerms(permissions(account, Role::functionPermissions))
                            .dataPerms(permissions(account, Role::dataPermissions)))
                    .toList();
            return new AccountPermissionsPage(offset, (long) rows.size(), limit, Store.page(rows, offset, limit));
        });
    }

    private static List<PermissionEntry> roles(StoredAccount account) {
        return account.roles.values().stream().map(role -> new PermissionEntry(role.roleId(), role.remoteId())).toList();
    }

    private static List<PermissionEntry> permissions(StoredAccount account, Function<Role, List<Permission>> kind) {
        Map<String, PermissionEntry> entries = new TreeMap<>(IdOrder::compare);
        account.roles.values().stream().map(kind).flatMap(List::stream)
                .forEach(found -> entries.put(found.id(), new PermissionEntry(found.id(), found.remoteId())));
        return List.copyOf(entries.values());
    }
}

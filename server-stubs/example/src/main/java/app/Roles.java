package app;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.api.*;
import com.eiam.accounts.server.model.*;
import com.eiam.accounts.tenant.Tenant.*;
import java.util.*;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
record Roles(Store store) implements AccountRolesApi, AccountPermissionsApi {

    @Override
    public ResponseEntity<RoleChanges> addAccountRoles(String appId, String accountId, RoleIdsRequest request) {
        return change(appId, accountId, request, (application, account) -> {
            Set<String> known = new LinkedHashSet<>(request.getRoleIds());
            known.removeIf(id -> application.tenant().role(id).isEmpty());
            Set<String> held = new LinkedHashSet<>(account.roles.keySet());
            boolean granted = held.addAll(known);
            if (granted && held.size() > 1 && !application.tenant().severalRoles()) {
                throw new ApiException(ErrorCode.APP_ROLE_0004);
            }
            known.forEach(id -> account.roles.put(id, application.tenant().role(id).orElseThrow()));
            return known;
        });
    }

    @Override
    public ResponseEntity<RoleChanges> removeAccountRoles(String appId, String accountId, RoleIdsRequest request) {
        return change(appId, accountId, request, (application, account) -> {
            Set<String> held = new LinkedHashSet<>(request.getRoleIds());
            held.retainAll(account.roles.keySet());
            account.roles.keySet().removeAll(held);
            return held;
        });
    }

    private interface Change {
        Set<String> of(Store.Application application, StoredAccount account);
    }

    private ResponseEntity<RoleChanges> change(String appId, String accountId, RoleIdsRequest request, Change change) {
        return store.with(appId, application -> {
            if (!application.tenant().roleModel()) {
                throw new ApiException(ErrorCode.APP_OBJECTMODEL_0006);
            }
            Set<String> done = change.of(application, application.account(accountId));
            Map<Boolean, List<String>> ids =
                    request.getRoleIds().stream().distinct().collect(Collectors.partitioningBy(done::contains));
            return ResponseEntity.ok(new RoleChanges(ids.get(true), ids.get(false)));
        });
    }

    @Override
    public ResponseEntity<AccountPermissions> getAccountPermissions(String appId, String accountId) {
        return store.with(appId, application -> {
            Collection<Role> roles = application.account(accountId).roles.values();
            return ResponseEntity.ok(new AccountPermissions(
                    entries(roles),
                    permissions(roles, Role::functionPermissions),
                    permissions(roles, Role::dataPermissions)));
        });
    }

    @Override
    public ResponseEntity<AccountPermissionsPage> listAccountPermissions(String appId, Integer offset, Integer limit) {
        return store.with(appId, application -> {
            List<AccountPermissionsRow> rows = application.accounts().values().stream()
                    .map(account -> new AccountPermissionsRow(account.id)
                            .roles(orAbsent(entries(account.roles.values())))
                            .funcPerms(orAbsent(permissions(account.roles.values(), Role::functionPermissions)))
                            .dataPerms(orAbsent(permissions(account.roles.values(), Role::dataPermissions))))
                    .toList();
            return ResponseEntity.ok(new AccountPermissionsPage(
                    offset, (long) rows.size(), limit, Store.page(rows, offset, limit)));
        });
    }

    private static List<PermissionEntry> entries(Collection<Role> roles) {
        return roles.stream().map(role -> new PermissionEntry(role.roleId(), role.remoteId())).toList();
    }

    private static List<PermissionEntry> permissions(
            Collection<Role> roles, Function<Role, List<Permission>> permissionsOf) {
        Map<String, PermissionEntry> entries = new TreeMap<>(Store.BY_BYTES);
        roles.stream().flatMap(role -> permissionsOf.apply(role).stream())
                .forEach(found -> entries.put(found.id(), new PermissionEntry(found.id(), found.remoteId())));
        return List.copyOf(entries.values());
    }

    private static List<PermissionEntry> orAbsent(List<PermissionEntry> entries) {
        return entries.isEmpty() ? null : entries;
    }
}

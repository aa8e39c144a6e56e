package com.eiam.accounts.reference.tenant;

import com.eiam.accounts.reference.repository.Permissions.Permission;
import com.eiam.accounts.server.model.AccountType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of a tenant file, keys that it leaves out included. */
record Tenant(List<Client> clients, List<User> users, List<App> applications) {

    /**
     * A client.
     *
     * @param tokenLifetime seconds; null for the lifetime that the server has for all clients
     */
    record Client(
            String clientId,
            String secret,
            List<String> permissions,
            @Nullable Integer tokenLifetime) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Client[" + clientId + "]";
        }
    }

    record User(String userId, String userName, boolean disabled) {}

    record App(
            String appId,
            String name,
            boolean organisationModel,
            boolean roleModel,
            @Nullable Boolean severalRoles,
            List<Organisation> organisations,
            List<Role> roles,
            List<Entry> accounts) {

        App {
            severalRoles = severalRoles == null || severalRoles;
        }
    }

    record Organisation(String orgId, String orgCode, String name) {}

    record Role(
            String roleId,
            String roleCode,
            String roleName,
            @Nullable String remoteId,
            List<Permission> functionPermissions,
            List<Permission> dataPermissions) {}

    /** An account. */
    record Entry(
            String accountId,
            AccountType accountType,
            String accountName,
            @Nullable String name,
            boolean disabled,
            @Nullable String user,
            @Nullable String owner,
            List<String> users,
            @Nullable String orgCode,
            List<String> roles,
            Map<String, Object> extension) {}
}

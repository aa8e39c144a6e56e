package com.eiam.accounts.reference.tenant;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a tenant file says; what it leaves out has its default. Names of components are the file's keys. */
record Tenant(List<Client> clients, List<User> users, List<App> applications) {

    /** A client.
     *
     * @param token_lifetime seconds; null for what the server has for all clients
     */
    record Client(
            String client_id,
            String secret,
            List<String> permissions,
            @Nullable Integer token_lifetime) {

        /** A record's own text would show the secret. */
        @Override
        public String toString() {
            return "Client[" + client_id + "]";
        }
    }

    record User(String user_id, String user_name, boolean disabled) {}

    record App(
            String app_id,
            String name,
            boolean organisation_model,
            boolean role_model,
            @Nullable Boolean several_roles,
            @Nullable List<Organisation> organisations,
            @Nullable List<Role> roles,
            @Nullable List<Entry> accounts) {

        App {
            several_roles = several_roles == null || several_roles;
            organisations = orNone(organisations);
            roles = orNone(roles);
            accounts = orNone(accounts);
        }
    }

    record Organisation(String org_id, String org_code, String name) {}

    record Role(
            String role_id,
            String role_code,
            String role_name,
            @Nullable String remote_id,
            @Nullable List<Permission> function_permissions,
            @Nullable List<Permission> data_permissions) {

        Role {
            function_permissions = orNone(function_permissions);
            data_permissions = orNone(data_permissions);
        }
    }

    record Permission(String id, @Nullable String remote_id) {}

    /** An account. */
    record Entry(
            String account_id,
            String account_type,
            String account_name,
            @Nullable String name,
            boolean disabled,
            @Nullable String user,
            @Nullable String owner,
            @Nullable List<String> users,
            @Nullable String org_code,
            @Nullable List<String> roles,
            @Nullable Map<String, Object> extension) {

        Entry {
            users = orNone(users);
            roles = orNone(roles);
            extension = extension == null ? Map.of() : extension;
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}

package com.eiam.accounts.tenant;

import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.UpdateAccountRequest;
import com.eiam.accounts.server.request.ApplicationLimit;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The content of a tenant file. Keys that the file leaves out have their defaults: null, false, or an empty list.
 * {@code tenant.schema.json} describes each key.
 *
 * @param clients the clients that may request tokens
 * @param users the people and their usernames
 * @param applications the applications with their accounts
 */
public record Tenant(List<Client> clients, List<User> users, List<App> applications) {

    public Optional<Client> client(String clientId) {
        return first(clients, client -> client.clientId().equals(clientId));
    }

    /** The user with a name, compared as the API does. */
    public Optional<User> userNamed(String userName) {
        return first(users, user -> NameKey.of(user.userName()).equals(NameKey.of(userName)));
    }

    public Optional<User> user(String userId) {
        return first(users, user -> user.userId().equals(userId));
    }

    private static <T> Optional<T> first(List<T> list, Predicate<T> wanted) {
        return list.stream().filter(wanted).findFirst();
    }

    /**
     * @param tokenLifetime seconds; null for the lifetime that the server has for all clients
     * @param applications the ids of the only applications that it can use; empty for all of them
     */
    public record Client(
            String clientId,
            String secret,
            List<String> permissions,
            @Nullable Integer tokenLifetime,
            List<String> applications) {

        /**
         * Adds the claim with its applications to those of a token, unless it can use all of them. The server stubs
         * refuse calls with the token on other applications.
         */
        public void addApplications(Map<String, Object> claims) {
            if (!applications.isEmpty()) {
                claims.put(ApplicationLimit.CLAIM, applications);
            }
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Client[" + clientId + "]";
        }
    }

    /** A person. */
    public record User(String userId, String userName, boolean disabled) {}

    /** @param severalRoles whether an account may have several roles; true if the file does not say */
    public record App(
            String appId,
            String name,
            boolean organisationModel,
            boolean roleModel,
            @Nullable Boolean severalRoles,
            List<Organisation> organisations,
            List<Role> roles,
            List<Entry> accounts) {

        public App {
            severalRoles = severalRoles == null || severalRoles;
        }

        public Optional<Organisation> organisation(String code) {
            return first(organisations, organisation -> organisation.orgCode().equals(code));
        }

        public Optional<Role> role(String id) {
            return first(roles, role -> role.roleId().equals(id));
        }
    }

    /** An organisation of an application. */
    public record Organisation(String orgId, String orgCode, String name) {}

    /**
     * A role of an application.
     *
     * @param remoteId its id in the application itself
     */
    public record Role(
            String roleId,
            String roleCode,
            String roleName,
            @Nullable String remoteId,
            List<Permission> functionPermissions,
            List<Permission> dataPermissions) {}

    /**
     * A permission that a role grants.
     *
     * @param remoteId its id in the application itself
     */
    public record Permission(String id, @Nullable String remoteId) {}

    /**
     * An account.
     *
     * @param fields its name, its organisation and the other fields that a request can set
     * @param user the username of the person whose account it is, if it is a basic account
     * @param owner the username of the owner of a public account
     * @param users the usernames of those who share a public account
     * @param roles the ids of the roles that the account has
     */
    public record Entry(
            String accountId,
            AccountType accountType,
            @JsonUnwrapped UpdateAccountRequest fields,
            @Nullable String user,
            @Nullable String owner,
            List<String> users,
            List<String> roles) {

        /** The name to sign in with. */
        public String accountName() {
            return fields.getAccountName();
        }
    }
}

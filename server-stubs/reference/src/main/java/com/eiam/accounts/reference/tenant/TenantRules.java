package com.eiam.accounts.reference.tenant;

import com.eiam.accounts.reference.account.NameKey;
import com.eiam.accounts.server.api.AccountsApi;
import com.eiam.accounts.server.api.PublicAccountsApi;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.PermissionCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say of a tenant file: nothing stands there twice, and what is referred to exists. */
final class TenantRules {

    private static final Set<String> LITERAL_SEGMENTS = Stream.of(
                    AccountsApi.PATH_CREATE_BASIC_ACCOUNT,
                    AccountsApi.PATH_CREATE_ORPHAN_ACCOUNT,
                    PublicAccountsApi.PATH_CREATE_PUBLIC_ACCOUNT)
            .map(path -> path.substring(AccountsApi.PATH_LIST_ACCOUNTS.length() + 1))
            .collect(Collectors.toSet());

    private final TenantYaml file;
    private final Set<String> users;

    private TenantRules(TenantYaml file) {
        this.file = file;
        this.users = file.root()
                .path("users")
                .valueStream()
                .map(user -> NameKey.of(user.path("user_name").stringValue()))
                .collect(Collectors.toSet());
    }

    /**
     * Holds a file against the rules.
     *
     * @throws TenantFileException of the first that it breaks
     */
    static void check(TenantYaml file) {
        new TenantRules(file).check();
    }

    private void check() {
        JsonNode root = file.root();
        unique(root, "clients", "client_id", UnaryOperator.identity());
        root.path("clients").forEach(this::granted);
        unique(root, "users", "user_id", UnaryOperator.identity());
        unique(root, "users", "user_name", NameKey::of);
        unique(root, "applications", "app_id", UnaryOperator.identity());
        root.path("applications").forEach(this::application);
    }

    /** A code that no operation asks for would grant nothing, and nobody would be told. */
    private void granted(JsonNode client) {
        for (JsonNode code : client.path("permissions")) {
            require(
                    PermissionCode.of(code.stringValue()).isPresent(),
                    code,
                    "permissions",
                    "there is no permission code " + code.stringValue() + "; there are "
                            + Arrays.stream(PermissionCode.values())
                                    .map(PermissionCode::code)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private void application(JsonNode application) {
        unique(application, "organisations", "org_id", UnaryOperator.identity());
        unique(application, "organisations", "org_code", UnaryOperator.identity());
        unique(application, "roles", "role_id", UnaryOperator.identity());
        unique(application, "accounts", "account_id", UnaryOperator.identity());
        permissions(application, "function_permissions");
        permissions(application, "data_permissions");
        unique(application, "accounts", "account_name", NameKey::of);
        Set<String> organisations = values(application, "organisations", "org_code");
        Set<String> roles = values(application, "roles", "role_id");
        for (JsonNode account : application.path("accounts")) {
            reachable(account);
            type(account);
            organisation(application, account, organisations);
            roles(application, account, roles);
            user(account, "user");
            user(account, "owner");
            account.path("users").forEach(user -> user(user, "users", user));
        }
    }

    /** A role names a permission once, and all roles name it with the same id in the application itself. */
    private void permissions(JsonNode application, String list) {
        Map<String, JsonNode> seen = new HashMap<>();
        for (JsonNode role : application.path("roles")) {
            unique(role, list, "id", UnaryOperator.identity());
            for (JsonNode permission : role.path(list)) {
                JsonNode first = seen.putIfAbsent(permission.path("id").stringValue(), permission);
                require(
                        first == null || first.path("remote_id").equals(permission.path("remote_id")),
                        permission,
                        "remote_id",
                        permission.path("id").stringValue() + " has another one among the " + list
                                + " of an earlier role");
            }
        }
    }

    /** The account could not be reached: its path would be that of an operation. */
    private void reachable(JsonNode account) {
        JsonNode id = account.path("account_id");
        require(
                !LITERAL_SEGMENTS.contains(id.stringValue()),
                id,
                "account_id",
                id.stringValue() + " is a part of the API's own paths");
    }

    private void type(JsonNode account) {
        AccountType type = AccountType.fromValue(account.path("account_type").stringValue());
        require(
                (type == AccountType.BASIC_ACCOUNT) == account.has("user"),
                account,
                "user",
                "belongs to a " + AccountType.BASIC_ACCOUNT);
        boolean shared = account.has("owner") || account.has("users");
        require(
                type == AccountType.PUBLIC_ACCOUNT || !shared,
                account,
                "owner",
                "belongs to a " + AccountType.PUBLIC_ACCOUNT);
    }

    private void organisation(JsonNode application, JsonNode account, Set<String> known) {
        JsonNode code = account.path("org_code");
        if (code.isMissingNode()) {
            return;
        }
        require(
                application.path("organisation_model").booleanValue(),
                code,
                "org_code",
                "the application has no organisation_model");
        require(
                known.contains(code.stringValue()),
                code,
                "org_code",
                "the application has no organisation " + code.stringValue());
    }

    private void roles(JsonNode application, JsonNode account, Set<String> known) {
        JsonNode roles = account.path("roles");
        require(
                roles.isEmpty() || application.path("role_model").booleanValue(),
                roles,
                "roles",
                "the application has no role_model");
        require(
                roles.size() < 2 || application.path("several_roles").booleanValue(true),
                roles,
                "roles",
                "several_roles is false, so an account may hold one role only");
        roles.forEach(role -> require(
                known.contains(role.stringValue()),
                role,
                "roles",
                "the application has no role " + role.stringValue()));
    }

    private void user(JsonNode account, String key) {
        JsonNode user = account.path(key);
        if (!user.isMissingNode()) {
            user(user, key, user);
        }
    }

    private void user(JsonNode at, String key, JsonNode user) {
        require(users.contains(NameKey.of(user.stringValue())), at, key, "there is no user " + user.stringValue());
    }

    private void unique(JsonNode holder, String list, String key, UnaryOperator<String> sameness) {
        Map<String, String> seen = new HashMap<>();
        for (JsonNode entry : holder.path(list)) {
            JsonNode value = entry.path(key);
            String first = seen.putIfAbsent(sameness.apply(value.stringValue()), value.stringValue());
            require(first == null, value, key, "is a second " + first + " among the " + list);
        }
    }

    private static Set<String> values(JsonNode holder, String list, String key) {
        return holder.path(list)
                .valueStream()
                .map(entry -> entry.path(key).stringValue())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void require(boolean kept, JsonNode at, String key, String reason) {
        if (!kept) {
            throw file.problem(at, key, reason);
        }
    }
}

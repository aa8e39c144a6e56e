package com.eiam.accounts.tenant;

import com.eiam.accounts.openapi.document.OperationObject;
import com.eiam.accounts.openapi.document.VisibleText;
import com.eiam.accounts.server.description.ApiDescription;
import com.eiam.accounts.server.description.RequestSchema;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.CreateOrphanAccountRequest;
import com.eiam.accounts.server.model.PermissionCode;
import com.networknt.schema.Error;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The rules for tenant files beyond the schema: ids and names are unique, and what is referred to exists. */
final class TenantRules {

    private static final ApiDescription API = ApiDescription.read();

    private static final RequestSchema EXTENSION = API.schema(CreateOrphanAccountRequest.class, "extension");

    /** The segments that one path of the API has where another path has the id of an account. */
    private static final Set<String> LITERAL_SEGMENTS = literalSegments("{account_id}");

    private static final Predicate<String> INVISIBLE =
            Pattern.compile(VisibleText.BROKEN).asPredicate();

    /** An id that servers refuse in a path, encoded or not, as Spring Security's firewall does. */
    private static final Predicate<String> UNREACHABLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}/\\\\;%]|^\\.\\.?$").asPredicate();

    /** A token names the applications of its client, and servers read 8 KiB of headers. */
    private static final int LONGEST_APPLICATIONS = 4000;

    private final TenantYaml file;
    private final Set<String> users;

    private static Set<String> literalSegments(String parameter) {
        List<String> paths =
                API.operations().stream().map(OperationObject::path).toList();
        return paths.stream()
                .filter(path -> path.contains(parameter))
                .map(path -> Pattern.compile(Pattern.quote(path).replace(parameter, "\\E([^/{]+)\\Q")))
                .flatMap(template -> paths.stream().map(template::matcher).filter(Matcher::matches))
                .map(literal -> literal.group(1))
                .collect(Collectors.toSet());
    }

    private TenantRules(TenantYaml file) {
        this.file = file;
        this.users = values(file.root(), "users", "user_name", NameKey::of);
    }

    /** @throws TenantFileException if the file breaks a rule */
    static void check(TenantYaml file) {
        new TenantRules(file).check();
    }

    private void check() {
        JsonNode root = file.root();
        unique(root, "clients", "client_id", UnaryOperator.identity());
        root.path("clients").forEach(client -> client.path("permissions").forEach(this::permissionCode));
        root.path("clients").forEach(client -> applications(client.path("applications")));
        unique(root, "users", "user_id", UnaryOperator.identity());
        unique(root, "users", "user_name", NameKey::of);
        root.path("users").forEach(user -> visible(user, "user_name"));
        unique(root, "applications", "app_id", UnaryOperator.identity());
        root.path("applications").forEach(this::application);
    }

    /** A permission code that no operation needs would grant nothing. */
    private void permissionCode(JsonNode code) {
        String codes =
                Arrays.stream(PermissionCode.values()).map(PermissionCode::code).collect(Collectors.joining(", "));
        String reason = "there is no permission code " + code.stringValue() + "; there are " + codes;
        require(PermissionCode.of(code.stringValue()).isPresent(), code, "permissions", reason);
    }

    private void applications(JsonNode ids) {
        Set<String> known = values(file.root(), "applications", "app_id", UnaryOperator.identity());
        for (JsonNode id : ids) {
            String unknown = "there is no application " + id.stringValue();
            require(known.contains(id.stringValue()), id, "applications", unknown);
        }
        int bytes = ids.toString().getBytes(StandardCharsets.UTF_8).length;
        String reason = "has " + bytes + " bytes of ids, and a token has room for " + LONGEST_APPLICATIONS;
        require(bytes <= LONGEST_APPLICATIONS, ids, "applications", reason);
    }

    private void application(JsonNode application) {
        reachable(application, "app_id");
        unique(application, "organisations", "org_id", UnaryOperator.identity());
        unique(application, "organisations", "org_code", UnaryOperator.identity());
        unique(application, "roles", "role_id", UnaryOperator.identity());
        unique(application, "roles", "role_code", UnaryOperator.identity());
        unique(application, "accounts", "account_id", UnaryOperator.identity());
        permissions(application, "function_permissions");
        permissions(application, "data_permissions");
        unique(application, "accounts", "account_name", NameKey::of);
        Set<String> organisations = values(application, "organisations", "org_code", UnaryOperator.identity());
        Set<String> roles = values(application, "roles", "role_id", UnaryOperator.identity());
        for (JsonNode account : application.path("accounts")) {
            account(account);
            organisation(application, account.path("org_code"), organisations);
            roles(application, account.path("roles"), roles);
            Stream.of("user", "owner").filter(account::has).forEach(key -> user(account.path(key), key));
            account.path("users").forEach(user -> user(user, "users"));
        }
    }

    /** A role has a permission once, and a permission has the same remote id in all roles. */
    private void permissions(JsonNode application, String list) {
        Map<String, JsonNode> seen = new HashMap<>();
        for (JsonNode role : application.path("roles")) {
            unique(role, list, "id", UnaryOperator.identity());
            for (JsonNode permission : role.path(list)) {
                String id = permission.path("id").stringValue();
                JsonNode first = seen.getOrDefault(id, permission);
                seen.put(id, first);
                String reason = id + " has another one among the " + list + " of an earlier role";
                require(first.path("remote_id").equals(permission.path("remote_id")), permission, "remote_id", reason);
            }
        }
    }

    private void account(JsonNode account) {
        JsonNode id = account.path("account_id");
        String reason = id.stringValue() + " is a part of the API's own paths";
        require(!LITERAL_SEGMENTS.contains(id.stringValue()), id, "account_id", reason);
        reachable(account, "account_id");
        visible(account, "account_name");
        visible(account, "name");
        extension(account.path("extension"));
        AccountType type = AccountType.fromValue(account.path("account_type").stringValue());
        boolean basic = type == AccountType.BASIC_ACCOUNT;
        require(!basic || account.has("user"), account, "user", "is missing: a " + type + " has one");
        belongsTo(AccountType.BASIC_ACCOUNT, account, type, "user");
        belongsTo(AccountType.PUBLIC_ACCOUNT, account, type, "owner");
        belongsTo(AccountType.PUBLIC_ACCOUNT, account, type, "users");
    }

    private void extension(JsonNode extension) {
        if (!extension.isMissingNode()) {
            EXTENSION.errors(extension).stream()
                    .map(Error::getKeyword)
                    .findFirst()
                    .ifPresent(keyword ->
                            require(false, extension, "extension", "breaks the rule " + keyword + " of the API"));
        }
    }

    private void belongsTo(AccountType owner, JsonNode account, AccountType type, String key) {
        require(type == owner || !account.has(key), account, key, "belongs to a " + owner);
    }

    private void organisation(JsonNode application, JsonNode code, Set<String> known) {
        boolean model = application.path("organisation_model").booleanValue();
        require(model || code.isMissingNode(), code, "org_code", "the application has no organisation_model");
        String reason = "the application has no organisation " + code.asString("");
        require(code.isMissingNode() || known.contains(code.stringValue()), code, "org_code", reason);
    }

    private void roles(JsonNode application, JsonNode roles, Set<String> known) {
        boolean model = application.path("role_model").booleanValue();
        require(model || roles.isEmpty(), roles, "roles", "the application has no role_model");
        boolean several = application.path("several_roles").booleanValue(true);
        String reason = "several_roles is false, so an account may hold one role only";
        require(several || roles.size() < 2, roles, "roles", reason);
        for (JsonNode role : roles) {
            String unknown = "the application has no role " + role.stringValue();
            require(known.contains(role.stringValue()), role, "roles", unknown);
        }
    }

    private void reachable(JsonNode owner, String key) {
        JsonNode id = owner.path(key);
        String reason = "cannot be sent in a path: / \\ ; % and control characters are not possible, nor . and ..";
        require(!UNREACHABLE.test(id.stringValue()), id, key, reason);
    }

    private void visible(JsonNode owner, String key) {
        JsonNode name = owner.path(key);
        require(!INVISIBLE.test(name.asString("")), name, key, "has no visible character");
    }

    private void user(JsonNode user, String key) {
        require(users.contains(NameKey.of(user.stringValue())), user, key, "there is no user " + user.stringValue());
    }

    private void unique(JsonNode owner, String list, String key, UnaryOperator<String> sameness) {
        Map<String, String> seen = new HashMap<>();
        for (JsonNode entry : owner.path(list)) {
            JsonNode value = entry.path(key);
            String first = seen.putIfAbsent(sameness.apply(value.stringValue()), value.stringValue());
            require(first == null, value, key, "is a second " + first + " among the " + list);
        }
    }

    private static Set<String> values(JsonNode owner, String list, String key, UnaryOperator<String> sameness) {
        return owner.path(list)
                .valueStream()
                .map(entry -> sameness.apply(entry.path(key).stringValue()))
                .collect(Collectors.toSet());
    }

    private void require(boolean kept, JsonNode at, String key, String reason) {
        if (!kept) {
            throw file.problem(at, key, reason);
        }
    }
}

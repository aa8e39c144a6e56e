package com.eiam.accounts.contracts.generator.tenant;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An account of the contract tenant, as the API shows it. */
public final class TenantAccount {

    private final TenantApplication application;
    private final JsonNode file;

    TenantAccount(TenantApplication application, JsonNode file) {
        this.application = application;
        this.file = file;
    }

    public String id() {
        return file.path("account_id").asString();
    }

    /** The name to sign in with. */
    public String name() {
        return file.path("account_name").asString();
    }

    public String type() {
        return file.path("account_type").asString();
    }

    /** Whether an account can have an owner and users. */
    public boolean isShared() {
        return type().equals("PUBLIC_ACCOUNT");
    }

    public List<String> roleIds() {
        return file.path("roles").valueStream().map(JsonNode::asString).sorted().toList();
    }

    /** The account as it is read. */
    public ObjectNode details() {
        ObjectNode known = copy(file).put("id", id());
        known.set("org_id", orNull(application.organisation(file.path("org_code"))));
        known.set("roles", list(roles().stream().map(role -> application.shown("AccountRole", role))));
        return application.shown("Account", known);
    }

    /** What the account may do. */
    public ObjectNode permissions() {
        ObjectNode permissions = object();
        permissions.set("roles", list(roles().stream().map(role -> entry(role, "role_id"))));
        permissions.set("funcPerms", granted("function_permissions"));
        permissions.set("dataPerms", granted("data_permissions"));
        return permissions;
    }

    /** What the account may do, as a row of the list of all accounts. */
    public ObjectNode permissionsRow() {
        ObjectNode row = object().put("accountId", id());
        permissions().properties().stream()
                .filter(list -> !list.getValue().isEmpty())
                .forEach(list -> row.set(list.getKey(), list.getValue()));
        return row;
    }

    /** The owner; empty if it has none, or can have none. */
    public Optional<ObjectNode> owner() {
        return application.user(file.path("owner")).map(user -> application.shown("Owner", user));
    }

    /** The users who are bound to it. */
    public List<ObjectNode> users() {
        return file.path("users")
                .valueStream()
                .flatMap(name -> application.user(name).stream())
                .map(user -> copy(user)
                        .put("id", user.path("user_id").asString())
                        .put("userName", user.path("user_name").asString()))
                .map(user -> application.shown("AssociatedUser", user))
                .sorted(Comparator.comparing(user -> user.path("id").asString()))
                .toList();
    }

    private List<JsonNode> roles() {
        return application.roles().stream()
                .filter(role -> roleIds().contains(role.path("role_id").asString()))
                .toList();
    }

    /** What the roles grant, each entry once. */
    private ArrayNode granted(String kind) {
        Map<String, ObjectNode> entries = new TreeMap<>();
        roles().forEach(role ->
                role.path(kind).forEach(entry -> entries.put(entry.path("id").asString(), entry(entry, "id"))));
        return list(entries.values().stream());
    }

    private ObjectNode entry(JsonNode granted, String id) {
        ObjectNode known = copy(granted).put("id", granted.path(id).asString());
        known.set("remoteId", orNull(granted.path("remote_id")));
        return application.shown("PermissionEntry", known);
    }

    private static ObjectNode copy(JsonNode node) {
        return node.asObject().deepCopy();
    }

    private static ArrayNode list(Stream<ObjectNode> entries) {
        return JsonNodeFactory.instance.arrayNode().addAll(entries.toList());
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

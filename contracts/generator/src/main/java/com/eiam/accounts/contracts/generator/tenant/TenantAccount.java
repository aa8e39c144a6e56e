package com.eiam.accounts.contracts.generator.tenant;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** The account as it is read: what the file has under the same keys, and what the file names in another way. */
    public ObjectNode details() {
        ObjectNode known = file.asObject().deepCopy().put("id", id());
        known.set("org_id", orNull(application.organisation(file.path("org_code"))));
        ArrayNode roles = known.putArray("roles");
        roles().forEach(role -> roles.addObject()
                .put("role_id", role.path("role_id").asString())
                .put("role_code", role.path("role_code").asString())
                .put("role_name", role.path("role_name").asString()));
        ObjectNode details = object();
        application
                .accountProperties()
                .forEachEntry((key, schema) -> details.set(key, known.has(key) ? known.get(key) : absent(schema)));
        return details;
    }

    /** What a server shows of a field that was never set. */
    private static JsonNode absent(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "boolean" -> JsonNodeFactory.instance.booleanNode(false);
            case "object" -> object();
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    /** What the account may do. */
    public ObjectNode permissions() {
        ObjectNode permissions = object();
        ArrayNode roles = permissions.putArray("roles");
        roles().forEach(role -> roles.add(entry(role, "role_id")));
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
        return application
                .user(file.path("owner"))
                .map(user -> object().put("user_id", user.path("user_id").asString())
                        .put("user_name", user.path("user_name").asString())
                        .put("disabled", user.path("disabled").asBoolean(false)));
    }

    /** The users who are bound to it. */
    public List<ObjectNode> users() {
        return file.path("users")
                .valueStream()
                .flatMap(name -> application.user(name).stream())
                .map(user -> object().put("id", user.path("user_id").asString())
                        .put("userName", user.path("user_name").asString())
                        .put("disabled", user.path("disabled").asBoolean(false)))
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
        return JsonNodeFactory.instance.arrayNode().addAll(entries.values());
    }

    private static ObjectNode entry(JsonNode granted, String id) {
        ObjectNode entry = object().put("id", granted.path(id).asString());
        entry.set("remoteId", orNull(granted.path("remote_id")));
        return entry;
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

package com.eiam.accounts.contracts.generator.tenant;

import com.eiam.accounts.openapi.Spec;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** An application of the contract tenant. */
public final class TenantApplication {

    private final JsonNode file;
    private final JsonNode users;
    private final Spec spec;

    private TenantApplication(JsonNode file, JsonNode users, Spec spec) {
        this.file = file;
        this.users = users;
        this.spec = spec;
    }

    /** The applications of the contract tenant, in the order of its file. */
    public static List<TenantApplication> of(Spec spec) {
        JsonNode tenant = spec.tenant();
        return tenant.path("applications")
                .valueStream()
                .map(application -> new TenantApplication(application, tenant.path("users"), spec))
                .toList();
    }

    public String id() {
        return file.path("app_id").asString();
    }

    /** The accounts, ordered by id. */
    public List<TenantAccount> accounts() {
        return file.path("accounts")
                .valueStream()
                .map(account -> new TenantAccount(this, account))
                .sorted(Comparator.comparing(TenantAccount::id))
                .toList();
    }

    public List<String> roleIds() {
        return roles().stream().map(role -> role.path("role_id").asString()).toList();
    }

    /** Whether its accounts can hold roles. */
    public boolean hasRoles() {
        return file.path("role_model").asBoolean(false);
    }

    /** Whether its accounts can belong to organisations. */
    public boolean hasOrganisations() {
        return file.path("organisation_model").asBoolean(false);
    }

    /** Whether an account can hold one role, and not several. */
    public boolean allowsOneRole() {
        return hasRoles() && !file.path("several_roles").asBoolean(false);
    }

    /** What the organisations have under a key; nothing if they do not have it. */
    public List<String> organisations(String key) {
        return file.path("organisations")
                .valueStream()
                .filter(organisation -> organisation.has(key))
                .map(organisation -> organisation.path(key).asString())
                .toList();
    }

    public List<String> userIds(List<String> names) {
        return users.valueStream()
                .filter(user -> names.contains(user.path("user_name").asString()))
                .map(user -> user.path("user_id").asString())
                .toList();
    }

    /** A thing as responses show it: its values under the keys of their schema, or what a server shows for none. */
    ObjectNode shown(String schema, JsonNode known) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        JsonNode properties = spec.root().at("/components/schemas/" + schema + "/properties");
        properties.forEachEntry((key, written) -> {
            JsonNode property = spec.resolve(written);
            JsonNode value = known.has(key) ? known.get(key) : absent(property);
            // What is never null is left out.
            if (!value.isNull() || !property.path("type").isString()) {
                shown.set(key, value);
            }
        });
        return shown;
    }

    private static JsonNode absent(JsonNode property) {
        return switch (property.path("type").asString("")) {
            case "boolean" -> JsonNodeFactory.instance.booleanNode(false);
            case "object" -> JsonNodeFactory.instance.objectNode();
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    List<JsonNode> roles() {
        return file.path("roles")
                .valueStream()
                .sorted(Comparator.comparing(role -> role.path("role_id").asString()))
                .toList();
    }

    /** The id of the organisation with a code; missing if there is none. */
    JsonNode organisation(JsonNode code) {
        return file.path("organisations")
                .valueStream()
                .filter(organisation -> organisation.path("org_code").equals(code))
                .findFirst()
                .map(organisation -> organisation.path("org_id"))
                .orElse(MissingNode.getInstance());
    }

    Optional<JsonNode> user(JsonNode name) {
        return users.valueStream()
                .filter(user -> user.path("user_name").equals(name))
                .findFirst();
    }
}

package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.RequestPattern;
import com.eiam.accounts.contracts.generator.stubs.match.UrlPattern;
import com.eiam.accounts.contracts.generator.stubs.match.ValuePattern;
import com.eiam.accounts.contracts.generator.tenant.TenantAccount;
import com.eiam.accounts.contracts.generator.tenant.TenantApplication;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the successes of an operation are for the contract tenant: each read shows its own account, pages are parts of
 * the application's list, and roles that do not exist fail. For applications and accounts of the caller's own, lists
 * are those of the first contract, and all roles exist.
 */
final class TenantStubs {

    private static final String SAME_PAGE = "(eq (math index '-' (math index '%' request.query.limit))"
            + " (math request.query.offset '*' request.query.limit))";

    private static final String LIST = "[{{#each parameters.list as |entry index|}}{{#if " + SAME_PAGE + "}}"
            + "{{#unless (eq (math index '%' request.query.limit) 0)}},{{/unless}}{{{entry}}}{{/if}}{{/each}}]";

    /** Sorts the ids of a request into two lists, each id once. */
    private static final String ROLES = "{{val (array) assign='yes'}}{{val (array) assign='no'}}"
            + "{{#each (jsonPath request.body '$.role_ids') as |id|}}{{#if (contains parameters.roles id)}}"
            + "{{#unless (contains yes id)}}{{val (arrayAdd yes id) assign='yes'}}{{/unless}}{{else}}"
            + "{{#unless (contains no id)}}{{val (arrayAdd no id) assign='no'}}{{/unless}}{{/if}}{{/each}}"
            + "{\"success_list\":{{{toJson yes}}},\"fail_list\":{{{toJson no}}} }";

    private final Spec spec;
    private final TestCase first;
    private final Operation operation;
    private final JsonNode schema;
    private final StubResponses responses;
    private final List<Stub> stubs = new ArrayList<>();

    private TenantStubs(Spec spec, TestCase first, StubResponses responses) {
        this.spec = spec;
        this.first = first;
        this.operation = first.operation();
        this.responses = responses;
        this.schema = schema(operation);
    }

    /** The stubs; none if the operation does not show what the accounts of the tenant are and may do. */
    static List<Stub> of(Spec spec, TestCase first, StubResponses responses) {
        TenantStubs tenant = new TenantStubs(spec, first, responses);
        TenantApplication.of(spec).forEach(tenant::add);
        return tenant.stubs;
    }

    /** What a read shows of an account before any change; empty if it is no account of the tenant. */
    static Optional<ObjectNode> shown(Spec spec, Operation read, List<String> path, Request request) {
        return TenantApplication.of(spec).stream()
                .flatMap(application -> application.accounts().stream()
                        .filter(account -> path.equals(List.of(application.id(), account.id()))))
                .findFirst()
                .flatMap(account -> request.query().containsKey("limit") && account.isShared()
                        ? Optional.of(firstPage(spec, read, account.users(), request))
                        : shown(schemaName(read), account));
    }

    private static ObjectNode firstPage(Spec spec, Operation read, List<ObjectNode> entries, Request request) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        int limit = Integer.parseInt(request.query().get("limit"));
        spec.resolve(schema(read)).path("properties").forEachEntry((key, property) -> {
            if (property.path("type").asString().equals("array")) {
                entries.stream().limit(limit).forEach(page.putArray(key)::add);
            } else {
                page.put(key, entries.size());
            }
        });
        return page;
    }

    private static Optional<ObjectNode> shown(String schema, TenantAccount account) {
        return switch (schema) {
            case "Account" -> Optional.of(account.details());
            case "AccountPermissions" -> Optional.of(account.permissions());
            case "Owner" -> account.owner();
            default -> Optional.empty();
        };
    }

    /** Whether an operation adds or removes roles. */
    static boolean changesRoles(Operation operation) {
        return schemaName(operation).equals("RoleChanges");
    }

    private static JsonNode schema(Operation operation) {
        return operation
                .successResponses()
                .map(Operation.Response::schema)
                .findFirst()
                .orElseThrow();
    }

    private static String schemaName(Operation operation) {
        String reference = schema(operation).path("$ref").asString("");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private void add(TenantApplication application) {
        String name = schemaName(operation);
        switch (name) {
            case "AccountPage" -> pages(application, TenantAccount::details);
            case "AccountPermissionsPage" -> pages(application, TenantAccount::permissionsRow);
            case "AssociatedUserPage" ->
                application.accounts().stream()
                        .filter(TenantAccount::isShared)
                        .forEach(account -> list(List.of(application.id(), account.id()), account.users(), Map.of()));
            case "RoleChanges" -> roles(application);
            default ->
                application
                        .accounts()
                        .forEach(account -> shown(name, account).ifPresent(body -> {
                            ObjectNode response = responses.of(first, body);
                            List<String> path = List.of(application.id(), account.id());
                            stub(account.id(), path, Map.of(), response, StubPriority.TENANT);
                        }));
        }
    }

    /** The whole list, and for the values of parameters that an entry has too those entries. */
    private void pages(TenantApplication application, Function<TenantAccount, ObjectNode> entry) {
        List<ObjectNode> all = application.accounts().stream().map(entry).toList();
        selections(all)
                .forEach(selection -> list(
                        List.of(application.id()),
                        all.stream()
                                .filter(shown -> selection.entrySet().stream()
                                        .allMatch(value -> shown.path(value.getKey())
                                                .asString()
                                                .equals(value.getValue())))
                                .toList(),
                        selection));
    }

    /** All combinations of values of the parameters that entries have too, from none on. */
    private List<Map<String, String>> selections(List<ObjectNode> entries) {
        List<Map<String, String>> selections = new ArrayList<>(List.of(Map.of()));
        Location.ofParameters(operation).stream()
                .filter(parameter -> entries.stream().anyMatch(entry -> entry.has(parameter.field())))
                .forEach(parameter -> List.copyOf(selections)
                        .forEach(others -> parameter.listedValues().forEach(value -> {
                            Map<String, String> selection = new LinkedHashMap<>(others);
                            selection.put(parameter.field(), value.asString());
                            selections.add(selection);
                        })));
        return selections;
    }

    private void list(List<String> path, List<ObjectNode> entries, Map<String, String> query) {
        ObjectNode response = responses.of(first, page(entries.size()));
        ArrayNode list = response.putObject("transformerParameters").putArray("list");
        entries.forEach(entry -> list.add(entry.toString()));
        String name = path.get(path.size() - 1) + " " + String.join(" ", query.values());
        int priority = StubPriority.TENANT + 1 - query.size();
        stub(name, path, query, response, priority);
        if (List.copyOf(first.request().pathParameters().values()).equals(path)) {
            stub("any " + String.join(" ", query.values()), List.of(), query, response, priority + 2);
        }
    }

    private String page(int total) {
        StringBuilder page = new StringBuilder();
        JsonNode resolved = spec.resolve(schema);
        resolved.path("required").valueStream().map(JsonNode::asString).forEach(key -> {
            boolean list = resolved.path("properties")
                    .path(key)
                    .path("type")
                    .asString()
                    .equals("array");
            String value = list
                    ? LIST
                    : switch (key) {
                        case "number" -> "{{request.query.offset}}";
                        case "size" -> "{{request.query.limit}}";
                        default -> String.valueOf(total);
                    };
            page.append(page.isEmpty() ? "" : ",").append('"' + key + "\":" + value);
        });
        return "{" + page + "}";
    }

    /** A role is added if the application has it, and removed if the account holds it. */
    private void roles(TenantApplication application) {
        if (!application.hasRoles()) {
            return;
        }
        if (operation.method().equals("DELETE")) {
            application
                    .accounts()
                    .forEach(account -> roles(List.of(application.id(), account.id()), account.roleIds()));
        } else {
            roles(List.of(application.id()), application.roleIds());
        }
    }

    private void roles(List<String> path, List<String> known) {
        ObjectNode response = responses.of(first, ROLES);
        ArrayNode roles = response.putObject("transformerParameters").putArray("roles");
        known.forEach(roles::add);
        stub(path.get(path.size() - 1), path, Map.of(), response, StubPriority.TENANT);
    }

    private void stub(String name, List<String> path, Map<String, String> query, ObjectNode response, int priority) {
        ObjectNode request = new RequestPattern(spec, first).json();
        List<String> segments = path.stream().map(UrlPattern::literal).toList();
        request.put("urlPathPattern", new UrlPattern(spec, first).regex(segments));
        query.forEach((parameter, value) ->
                request.withObject("queryParameters").set(parameter, ValuePattern.equalTo(value)));
        stubs.add(Stub.of(" of " + name.strip(), priority, request, response));
    }
}

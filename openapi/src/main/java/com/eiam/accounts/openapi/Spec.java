package com.eiam.accounts.openapi;

import com.eiam.accounts.openapi.Operation.Response;
import com.eiam.accounts.openapi.document.DocumentSchemas;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.document.OperationObject;
import com.eiam.accounts.openapi.document.TypeChoices;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The spec and the contract tenant: operations, error catalogue and stated contracts, read at build time. Immutable.
 * Reading fails only if a file is not YAML. The numbered rules find other problems.
 */
public final class Spec {

    static {
        // The validator logs through SLF4J, which otherwise warns in each build that it has no provider.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    private final YamlFile file;
    private final OpenApiDocument document;
    private final DocumentSchemas schemas;
    private final YamlFile tenant;
    private final Map<String, ErrorEntry> catalogue;
    private final List<Operation> operations;

    private Spec(YamlFile file, YamlFile tenant) {
        this.file = file;
        this.document = new OpenApiDocument(file.root());
        this.schemas = new DocumentSchemas(document);
        this.tenant = tenant;
        this.catalogue = readCatalogue();
        this.operations = document.operations().stream().map(this::operation).toList();
    }

    /**
     * Reads a spec, and {@code contract-tenant.yaml} in the same folder. A {@code oneOf} whose choices differ in their
     * type is read as one schema with a list of types.
     *
     * @throws SpecException if one of the files is missing or not YAML
     */
    public static Spec read(Path file) {
        Path path = file.toAbsolutePath();
        YamlFile spec = YamlFile.read(path);
        TypeChoices.merge(spec.root());
        return new Spec(spec, YamlFile.read(path.resolveSibling("contract-tenant.yaml")));
    }

    /**
     * Reads a spec and a contract tenant, and merges nothing, so that each node is where the file has it.
     *
     * @throws SpecException if one of the files is missing or not YAML
     */
    public static Spec readAsWritten(Path file, Path tenant) {
        return new Spec(YamlFile.read(file), YamlFile.read(tenant));
    }

    public String name() {
        return file.name();
    }

    public JsonNode root() {
        return file.root();
    }

    /** The whole document without what only builds need: its contracts, and which sentences they test. */
    public JsonNode published() {
        return withoutContracts(root().deepCopy());
    }

    private static JsonNode withoutContracts(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of(Extensions.CONTRACTS, Extensions.SENTENCES));
        }
        node.valueStream().forEach(Spec::withoutContracts);
        return node;
    }

    public JsonNode tenant() {
        return tenant.root();
    }

    public List<Operation> operations() {
        return operations;
    }

    /** The descriptions that demand something of a server, in the order of the spec. */
    public List<Description> descriptions() {
        return new DescriptionReader(document).read();
    }

    /** The error catalogue by code, in the order of the spec. */
    public Map<String, ErrorEntry> catalogue() {
        return catalogue;
    }

    /** The node itself, or the target of its {@code $ref}; missing if the target does not exist. */
    public JsonNode resolve(JsonNode node) {
        return document.resolve(node);
    }

    public OpenApiDocument document() {
        return document;
    }

    public DocumentSchemas schemas() {
        return schemas;
    }

    /** Whether a contract expects that a key is absent: it states null for an optional key that is never null. */
    public boolean statesAbsence(JsonNode schema, String key, JsonNode value) {
        JsonNode object = resolve(schema);
        return value.isNull()
                && resolve(object.path("properties").path(key)).path("type").isString()
                && OpenApiDocument.texts(object.path("required")).noneMatch(key::equals);
    }

    /** The client of a contract that names none: the first one of the contract tenant. */
    String defaultClient() {
        return tenant().path("clients").path(0).path("client_id").stringValue("");
    }

    private Map<String, ErrorEntry> readCatalogue() {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        document.operations().stream()
                .flatMap(operation -> responses(operation).stream())
                .forEach(response ->
                        response.codes().forEach(code -> statuses.putIfAbsent(code, response.statusOf(code))));
        Map<String, ErrorEntry> entries = new LinkedHashMap<>();
        root().at("/components/examples").properties().forEach(entry -> {
            JsonNode example = entry.getValue();
            entries.put(
                    entry.getKey(),
                    new ErrorEntry(
                            entry.getKey(),
                            statuses.getOrDefault(entry.getKey(), 0),
                            example.path("value"),
                            example.path("summary").stringValue(""),
                            example.path("description").stringValue("").strip(),
                            example.path(Extensions.RULE_MESSAGES)));
        });
        return entries;
    }

    private Operation operation(OperationObject source) {
        List<Response> responses = responses(source);
        List<JsonNode> own =
                source.node().path(Extensions.CONTRACTS).valueStream().toList();
        Set<List<String>> replaced = own.stream().map(this::errorAndName).collect(Collectors.toSet());
        List<JsonNode> entries = Stream.concat(
                        own.stream(),
                        responses.stream()
                                .flatMap(response -> response.node()
                                        .path(Extensions.CONTRACTS)
                                        .valueStream())
                                .filter(shared -> shared.has("excluded") || !replaced.contains(errorAndName(shared))))
                .toList();
        List<Operation.Exclusion> exclusions = entries.stream()
                .filter(entry -> entry.has("excluded"))
                .map(entry -> new Operation.Exclusion(
                        entry.path("excluded").stringValue(""),
                        entry.path("reason").stringValue(""),
                        entry))
                .toList();
        return new Operation(source, responses, Contract.read(this, entries), exclusions);
    }

    /** A contract of an operation replaces one of its responses that has the same error and name. */
    private List<String> errorAndName(JsonNode entry) {
        return List.of(entry.path("error").stringValue(""), Contract.name(this, entry));
    }

    private List<Response> responses(OperationObject source) {
        return source.node()
                .path("responses")
                .propertyStream()
                .map(entry -> response(entry.getKey(), resolve(entry.getValue())))
                .toList();
    }

    private static Response response(String status, JsonNode node) {
        List<String> codes = node.path("content")
                .valueStream()
                .flatMap(content -> content.path("examples").propertyStream())
                .filter(example -> example.getValue().has("$ref"))
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
        JsonNode schema = node.path("content").path("application/json").path("schema");
        return new Response(status, codes, schema, node);
    }
}

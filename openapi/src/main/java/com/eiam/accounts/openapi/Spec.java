package com.eiam.accounts.openapi;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The spec and the contract tenant beside it: operations, error catalogue and stated contracts, read at build time.
 * Immutable once read. What is wrong with it is for {@link Rules} to say; reading fails only where there is nothing to
 * read.
 */
public final class Spec {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final YamlFile file;
    private final YamlFile tenant;
    private final Map<String, ErrorEntry> catalogue;
    private final List<Operation> operations;

    private Spec(YamlFile file, YamlFile tenant) {
        this.file = file;
        this.tenant = tenant;
        this.catalogue = readCatalogue();
        this.operations = readOperations();
    }

    /**
     * Reads a spec, and {@code contract-tenant.yaml} beside it.
     *
     * @throws SpecException if one of the files is not there or not YAML
     */
    public static Spec read(Path file) {
        Path path = file.toAbsolutePath();
        return read(path, path.resolveSibling("contract-tenant.yaml"));
    }

    /**
     * Reads a spec whose contract tenant stands elsewhere.
     *
     * @throws SpecException if one of the files is not there or not YAML
     */
    public static Spec read(Path file, Path tenant) {
        return new Spec(YamlFile.read(file), YamlFile.read(tenant));
    }

    /** The line, from 1, on which a node of a spec begins. */
    public static int line(JsonNode node) {
        return YamlFile.line(node);
    }

    /** The name of the spec's file, for messages. */
    public String name() {
        return file.name();
    }

    /** The whole document. */
    public JsonNode root() {
        return file.root();
    }

    /** The whole document without its contracts: those are for the build; who reads the spec otherwise wants the API. */
    public JsonNode published() {
        return withoutContracts(root().deepCopy());
    }

    private static JsonNode withoutContracts(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("x-contracts");
        }
        node.valueStream().forEach(Spec::withoutContracts);
        return node;
    }

    /** The contract tenant. */
    public JsonNode tenant() {
        return tenant.root();
    }

    /** The operations, in the order of the spec. */
    public List<Operation> operations() {
        return operations;
    }

    /** The error catalogue by code, in the order of the spec. */
    public Map<String, ErrorEntry> catalogue() {
        return catalogue;
    }

    /** A node, or what its {@code $ref} points to; missing if it points to nothing. */
    public JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        // A chain of references that is longer than this is a circle.
        for (int hops = 0; resolved.has("$ref") && hops < 32; hops++) {
            String reference = resolved.path("$ref").stringValue("");
            resolved = reference.startsWith("#/")
                    ? root().at(JsonPointer.compile(reference.substring(1)))
                    : MissingNode.getInstance();
        }
        return resolved;
    }

    /** The client that calls where a contract names none: the first of the contract tenant. */
    String defaultClient() {
        return tenant().path("clients").path(0).path("client_id").stringValue("");
    }

    private Map<String, ErrorEntry> readCatalogue() {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        forEachResponse((status, response) ->
                codesOf(response).forEach(code -> statuses.putIfAbsent(code, statusOf(status, code))));
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
                            example.path("x-rule-messages")));
        });
        return entries;
    }

    /** Calls back for each status of each operation, with the response that its reference points to. */
    void forEachResponse(BiConsumer<String, JsonNode> visitor) {
        operationNodes()
                .forEach(node -> node.node()
                        .path("responses")
                        .properties()
                        .forEach(entry -> visitor.accept(entry.getKey(), resolve(entry.getValue()))));
    }

    /** The status that a code travels with: its response's own, or for {@code default} the one that it ends with. */
    static int statusOf(String status, String code) {
        String digits = status.equals("default") ? code.substring(code.lastIndexOf('.') + 1) : status;
        return digits.matches("\\d{3}") ? Integer.parseInt(digits) : 0;
    }

    private List<String> codesOf(JsonNode response) {
        return response.path("content")
                .valueStream()
                .flatMap(content -> content.path("examples").propertyStream())
                .filter(example -> example.getValue().has("$ref"))
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
    }

    private record OperationNode(String path, String method, JsonNode item, JsonNode node) {}

    private Stream<OperationNode> operationNodes() {
        return root().path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(entry ->
                                new OperationNode(path.getKey(), entry.getKey(), path.getValue(), entry.getValue())));
    }

    private List<Operation> readOperations() {
        return operationNodes().map(this::readOperation).toList();
    }

    private Operation readOperation(OperationNode source) {
        JsonNode node = source.node();
        List<Operation.Response> responses = node.path("responses")
                .propertyStream()
                .map(entry -> {
                    JsonNode response = resolve(entry.getValue());
                    JsonNode schema =
                            response.path("content").path("application/json").path("schema");
                    return new Operation.Response(entry.getKey(), codesOf(response), schema, response);
                })
                .toList();
        List<JsonNode> parameters = Stream.concat(
                        source.item().path("parameters").valueStream(),
                        node.path("parameters").valueStream())
                .map(this::resolve)
                .toList();
        List<JsonNode> entries = Stream.concat(
                        node.path("x-contracts").valueStream(),
                        responses.stream()
                                .flatMap(r -> r.node().path("x-contracts").valueStream()))
                .toList();
        return new Operation(
                node.path("operationId").stringValue(""),
                source.method().toUpperCase(Locale.ROOT),
                source.path(),
                parameters,
                responses,
                new ContractReader(this).read(entries),
                entries.stream()
                        .filter(entry -> entry.has("excluded"))
                        .map(entry -> new Operation.Exclusion(
                                entry.path("excluded").stringValue(""),
                                entry.path("reason").stringValue(""),
                                entry))
                        .toList(),
                node);
    }

    /** Every schema that a request of the operation is held against: its parameters' and its body's, nested ones too. */
    Stream<JsonNode> requestSchemas(Operation operation) {
        Stream<JsonNode> roots = Stream.concat(
                operation.parameters().stream().map(parameter -> parameter.path("schema")),
                operation.body(this).map(Operation.Body::schema).stream());
        return roots.flatMap(schema -> nested(schema, Set.of()));
    }

    /** A schema and those below it, references resolved, each path once. */
    Stream<JsonNode> nested(JsonNode schema, Set<String> above) {
        String reference = schema.path("$ref").stringValue("");
        if (above.contains(reference)) {
            return Stream.empty();
        }
        Set<String> seen = Stream.concat(above.stream(), Stream.of(reference))
                .filter(r -> !r.isEmpty())
                .collect(Collectors.toSet());
        JsonNode target = resolve(schema);
        Stream<JsonNode> children = Stream.of(
                        target.path("properties").valueStream(),
                        Stream.of(target.path("items"), target.path("additionalProperties"), target.path("not")),
                        target.path("allOf").valueStream(),
                        target.path("oneOf").valueStream(),
                        target.path("anyOf").valueStream())
                .flatMap(stream -> stream)
                .filter(JsonNode::isObject);
        return Stream.concat(Stream.of(target), children.flatMap(child -> nested(child, seen)));
    }
}

package com.eiam.accounts.contracts.verifier.faults.server;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The spec's schemas of what is sent: parameters and bodies, each as a JSON object by names. */
public final class RequestSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode spec;
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    /** What an operation is sent: the schemas of its parameters by place and name, and that of its body. */
    public record Request(String path, Map<String, ObjectNode> parameters, JsonNode body) {}

    public RequestSchemas(JsonNode spec) {
        this.spec = spec;
        spec.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("operationId"))
                        .forEach(method -> requests.put(
                                method.getValue().path("operationId").stringValue(),
                                request(path.getKey(), path.getValue(), method.getValue()))));
    }

    private Request request(String path, JsonNode item, JsonNode operation) {
        Map<String, ObjectNode> places = new HashMap<>();
        for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode declared : list) {
                JsonNode parameter = resolve(declared);
                ObjectNode place = places.computeIfAbsent(
                        parameter.path("in").stringValue(),
                        in -> JSON.objectNode().put("type", "object"));
                String name = parameter.path("name").stringValue();
                place.withObject("properties").set(name, parameter.path("schema"));
                if (parameter.path("required").booleanValue(false)) {
                    place.withArray("required").add(name);
                }
            }
        }
        return new Request(path, places, operation.at("/requestBody/content/application~1json/schema"));
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? spec.at(node.path("$ref").stringValue().substring(1)) : node;
    }

    /** Whether the schema of a request has the keyword, at any depth. */
    public boolean have(String keyword) {
        return requests.values().stream()
                .flatMap(request -> Stream.concat(request.parameters().values().stream(), Stream.of(request.body())))
                .anyMatch(schema -> has(schema, keyword, new HashSet<>()));
    }

    private boolean has(JsonNode schema, String keyword, Set<JsonNode> seen) {
        JsonNode resolved = resolve(schema);
        return seen.add(resolved)
                && (resolved.has(keyword) || resolved.valueStream().anyMatch(part -> has(part, keyword, seen)));
    }

    /** The schema of a value, and all that it refers to, with what breaks it. */
    public List<Error> errors(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value);
    }

    /** The fields of an operation's body that need not be sent. */
    public Stream<String> optional(String operation) {
        JsonNode body = resolve(requests.get(operation).body());
        List<String> required =
                body.path("required").valueStream().map(JsonNode::stringValue).toList();
        return body.path("properties").propertyNames().stream().filter(field -> !required.contains(field));
    }

    private Schema compile(JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", spec.path("components"));
        return REGISTRY.getSchema(whole);
    }

    /** The schema itself, where one only refers to it. */
    public JsonNode schema(JsonNode schema) {
        return resolve(schema);
    }

    /** Changes what is sent, wherever the spec has a schema for it: in the path, in the query and in the body. */
    public Call map(Call call, BinaryOperator<JsonNode> schemaAndValue) {
        Request request = requests.get(call.operation());
        if (request == null) {
            return call;
        }
        Call changed = path(call, request, schemaAndValue);
        changed = query(changed, request, schemaAndValue);
        Optional<JsonNode> body = changed.json();
        if (request.body().isMissingNode() || body.isEmpty()) {
            return changed;
        }
        JsonNode other = schemaAndValue.apply(request.body(), body.get().deepCopy());
        return other.equals(body.get()) ? changed : changed.withBody(other);
    }

    private static Call path(Call call, Request request, BinaryOperator<JsonNode> change) {
        var match = PathPatternParser.defaultInstance
                .parse(request.path())
                .matchAndExtract(PathContainer.parsePath(call.path()));
        if (match == null || !request.parameters().containsKey("path")) {
            return call;
        }
        ObjectNode values = JSON.objectNode();
        match.getUriVariables().forEach(values::put);
        JsonNode changed = change.apply(request.parameters().get("path"), values.deepCopy());
        if (changed.equals(values)) {
            return call;
        }
        String path = request.path();
        for (var value : changed.properties()) {
            path = path.replace(
                    "{" + value.getKey() + "}", Call.encoded(value.getValue().asString()));
        }
        return call.withPath(path);
    }

    private static Call query(Call call, Request request, BinaryOperator<JsonNode> change) {
        ObjectNode schema = request.parameters().get("query");
        if (schema == null) {
            return call;
        }
        ObjectNode values = JSON.objectNode();
        call.parameters().forEach(pair -> values.set(pair.name(), typed(schema, pair)));
        JsonNode changed = change.apply(schema, values.deepCopy());
        if (changed.equals(values)) {
            return call;
        }
        List<Call.Pair> pairs = new ArrayList<>();
        changed.properties()
                .forEach(value ->
                        pairs.add(new Call.Pair(value.getKey(), value.getValue().asString())));
        return call.withParameters(pairs);
    }

    private static JsonNode typed(ObjectNode schema, Call.Pair pair) {
        JsonNode type = schema.path("properties").path(pair.name()).path("type");
        return pair.value().matches("-?(0|[1-9]\\d*)") && type.asString("").equals("integer")
                ? JSON.numberNode(new BigInteger(pair.value()))
                : JSON.stringNode(pair.value());
    }
}

package com.eiam.accounts.contracts.generator.testcase;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.Literals;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value in a request that a schema describes.
 *
 * @param steps the way to the value: the name of a parameter, or the keys of the body from the top down, with {@link
 *     #FIRST} for the first entry of a list and {@code [n]} for another one; empty for the body as a whole
 * @param required whether the request must have it
 * @param position its position among the values of the same part, from 0, in the order in which a server checks them
 */
public record Location(Part part, List<String> steps, JsonNode schema, boolean required, int position) {

    /** A part of a request, in the order in which a server checks them. */
    public enum Part {
        PATH,
        QUERY,
        HEADER,
        BODY;

        private static Part of(Parameter parameter) {
            return valueOf(parameter.in().toUpperCase(Locale.ROOT));
        }
    }

    /** The step to the first entry of a list. */
    public static final String FIRST = "[0]";

    private static final Pattern ENTRY = Pattern.compile("\\[(\\d+)]");

    /** A key that callers may choose where they may choose one. */
    public static final String FREE_KEY = "note";

    /** The parameters, in the order of the spec. */
    public static List<Location> ofParameters(Operation operation) {
        List<Location> locations = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            locations.add(new Location(
                    Part.of(parameter),
                    List.of(parameter.name()),
                    parameter.schema(),
                    parameter.required(),
                    locations.size()));
        }
        return locations;
    }

    public static List<Location> inPath(Operation operation) {
        return ofParameters(operation).stream()
                .filter(location -> location.part() == Part.PATH)
                .toList();
    }

    public static Location ofBody(JsonNode schema) {
        return new Location(Part.BODY, List.of(), schema, true, 0);
    }

    /**
     * Everything in the JSON body of an operation that its schema describes, with the first entries of lists and the
     * keys that callers choose.
     */
    public static List<Location> inBody(Spec spec, Operation operation) {
        List<Location> locations = new ArrayList<>();
        operation.jsonBody().map(Body::schema).ifPresent(schema -> {
            Set<String> required =
                    OpenApiDocument.texts(schema.path("required")).collect(Collectors.toSet());
            schema.path("properties")
                    .forEachEntry(
                            (key, property) -> add(spec, locations, List.of(key), property, required.contains(key)));
        });
        return locations;
    }

    /** The top-level keys of the JSON body of an operation. */
    public static Stream<Location> fields(Spec spec, Operation operation) {
        return inBody(spec, operation).stream().filter(Location::isTop);
    }

    private static void add(Spec spec, List<Location> locations, List<String> steps, JsonNode node, boolean required) {
        JsonNode schema = spec.resolve(node);
        locations.add(new Location(Part.BODY, steps, schema, required, locations.size()));
        if (schema.path("additionalProperties").isObject()) {
            add(spec, locations, below(steps, FREE_KEY), schema.path("additionalProperties"), false);
        }
        if (schema.has("items")) {
            add(spec, locations, below(steps, FIRST), schema.path("items"), false);
        }
    }

    private static List<String> below(List<String> steps, String step) {
        return Stream.concat(steps.stream(), Stream.of(step)).toList();
    }

    /** The name in messages: {@code user_names[0]}, {@code extension.note}, {@code body}. */
    public String field() {
        return steps.isEmpty() ? "body" : String.join(".", steps).replace(".[", "[");
    }

    /** Whether it is a top-level key of the body. */
    public boolean isTop() {
        return steps.size() == 1;
    }

    /** The code that answers a broken rule, from {@code x-error-code}; empty if the rule has no code of its own. */
    public Optional<String> code(String rule) {
        return code(schema, rule);
    }

    /** The code that answers a broken rule of a schema. */
    public static Optional<String> code(JsonNode schema, String rule) {
        return schema.path(Extensions.ERROR_CODE).path(rule).stringValueOpt();
    }

    /** Whether the value must be new in each request. */
    public boolean isUnique() {
        return code("unique").isPresent();
    }

    /** Whether the value refers to something that there must be. */
    public boolean isReference() {
        return code("unknown").isPresent();
    }

    /** Whether no response shows the value. */
    public boolean isHidden() {
        return schema.path("writeOnly").booleanValue(false);
    }

    public Set<String> types() {
        return OpenApiDocument.texts(schema.path("type")).collect(Collectors.toSet());
    }

    /** All values that it can have, without null and the empty text; empty if they cannot be listed. */
    public List<JsonNode> listedValues() {
        JsonNode values = schema.path("enum");
        return types().equals(Set.of("boolean")) || types().equals(Set.of("boolean", "null"))
                ? List.of(BooleanNode.TRUE, BooleanNode.FALSE)
                : values.valueStream()
                        .filter(value -> !value.isNull() && !value.asString().isEmpty())
                        .toList();
    }

    /** The value of a parameter as JSON: of the type that the schema wants, or text if it is not one. */
    public JsonNode parsed(String text) {
        return Literals.parse(schema, text);
    }

    /** The same location in another entry of its list; if it is in no list, itself. */
    public Location inEntry(int index) {
        List<String> other = steps.stream()
                .map(step -> step.equals(FIRST) ? "[" + index + "]" : step)
                .toList();
        return new Location(part, other, schema, required, position);
    }

    /** A copy of a body with another value at this location. Of a list, it keeps the entries before the location. */
    public ObjectNode set(JsonNode body, JsonNode value) {
        String field = steps.get(0);
        return body.deepCopy().asObject().set(field, replaced(body.path(field), steps.subList(1, steps.size()), value));
    }

    private static JsonNode replaced(JsonNode old, List<String> way, JsonNode value) {
        if (way.isEmpty()) {
            return value;
        }
        String step = way.get(0);
        List<String> rest = way.subList(1, way.size());
        Matcher entry = ENTRY.matcher(step);
        if (!entry.matches()) {
            return JsonNodeFactory.instance.objectNode().set(step, replaced(old.path(step), rest, value));
        }
        int index = Integer.parseInt(entry.group(1));
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(old.valueStream().limit(index).toList())
                .add(replaced(old.path(index), rest, value));
    }
}

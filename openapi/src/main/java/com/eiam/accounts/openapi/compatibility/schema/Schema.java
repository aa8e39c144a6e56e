package com.eiam.accounts.openapi.compatibility.schema;

import com.eiam.accounts.openapi.SpecException;
import com.eiam.accounts.openapi.compatibility.diff.SpecVersion;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A schema as a list of parts that a value must all fit: the schema itself, or the target of its {@code $ref}, and the
 * branches of {@code allOf}. So it makes no difference whether keywords are written in one place or in several.
 *
 * @param unions the lists of alternatives ({@code oneOf}, {@code anyOf}) of which none was chosen yet
 */
record Schema(SpecVersion spec, List<JsonNode> parts, List<JsonNode> unions) {

    private static final Set<String> ANNOTATIONS = Set.of(
            "$ref",
            "$comment",
            "description",
            "title",
            "example",
            "examples",
            "deprecated",
            "externalDocs",
            Extensions.SENTENCES);
    private static final Set<String> STRUCTURE = Set.of("properties", "items", "allOf", "oneOf", "anyOf");
    private static final String INCOMPARABLE = "cannot be compared with what was released: say it with another keyword";
    private static final Set<String> OTHERS = Set.of("enum", "const", "required", "default", "readOnly", "writeOnly");

    /** A schema whose values fit all nodes. Refuses keywords that cannot be compared. */
    static Schema of(SpecVersion spec, Stream<JsonNode> nodes) {
        Schema schema = new Schema(spec, new ArrayList<>(), new ArrayList<>());
        nodes.forEach(schema::add);
        return schema;
    }

    /** The schema whose values fit one alternative of a union, too. */
    Schema choosing(JsonNode union, JsonNode alternative) {
        Schema chosen = new Schema(spec, new ArrayList<>(parts), new ArrayList<>(unions));
        chosen.unions.removeIf(other -> other == union);
        chosen.add(alternative);
        return chosen;
    }

    private void add(JsonNode node) {
        if (!node.booleanValue(true)) {
            throw new SpecException(spec.name() + ": a schema that is 'false' " + INCOMPARABLE);
        }
        node.propertyNames().stream()
                .filter(keyword -> node.has("$ref") || !isCompared(keyword))
                .filter(keyword -> !ANNOTATIONS.contains(keyword))
                .findFirst()
                .ifPresent(keyword -> {
                    throw new SpecException(spec.at(node, keyword, INCOMPARABLE).toString());
                });
        JsonNode part = spec.spec().resolve(node);
        if (part.isObject() && parts.stream().noneMatch(known -> known == part)) {
            parts.add(part);
            part.path("allOf").forEach(this::add);
            Stream.of("oneOf", "anyOf").filter(part::has).map(part::path).forEach(unions::add);
        }
    }

    private static boolean isCompared(String keyword) {
        return Stream.of(STRUCTURE, OTHERS, Keyword.ALL).anyMatch(known -> known.contains(keyword))
                || keyword.startsWith("x-");
    }

    /** The values of a keyword, one of each part that has it. */
    Stream<JsonNode> values(String keyword) {
        return parts.stream().map(part -> part.path(keyword)).filter(value -> !value.isMissingNode());
    }

    /** The first part that has a keyword; missing if none has. */
    JsonNode part(String keyword) {
        return first(parts.stream().filter(part -> part.has(keyword)));
    }

    /** The first object under a keyword that has a key, as {@code properties} has a field; missing if there is none. */
    JsonNode object(String keyword, String key) {
        return first(values(keyword).filter(value -> value.has(key)));
    }

    private static JsonNode first(Stream<JsonNode> nodes) {
        return nodes.findFirst().orElse(MissingNode.getInstance());
    }

    boolean flag(String keyword) {
        return values(keyword).anyMatch(value -> value.booleanValue(false));
    }

    boolean allows(String type) {
        return parts.stream().allMatch(part -> Keyword.types(part.path("type")).contains(type));
    }

    /** Whether a broken keyword is answered with an error code. */
    boolean hasRule(String keyword) {
        return keyword.equals("required")
                || part(keyword).isObject()
                || object(Extensions.ERROR_CODE, keyword).isObject();
    }

    Set<String> required() {
        return values("required").flatMap(OpenApiDocument::texts).collect(Collectors.toSet());
    }

    Set<String> fields() {
        return values("properties")
                .flatMap(properties -> properties.propertyNames().stream())
                .collect(Collectors.toSet());
    }

    /** The schema of a field: what {@code properties} or else {@code additionalProperties} says, part by part. */
    Schema field(String name) {
        return of(
                spec,
                parts.stream()
                        .map(part -> part.path("properties").has(name)
                                ? part.path("properties").path(name)
                                : part.path("additionalProperties")));
    }

    /** The schemas of fields that {@code properties} does not name. */
    Schema otherFields() {
        return of(spec, values("additionalProperties").filter(JsonNode::isObject));
    }

    Schema items() {
        return of(spec, values("items"));
    }

    /** The places of its parts and unions, so that equal texts mean equal schemas. */
    @Override
    public String toString() {
        return Stream.concat(parts.stream(), unions.stream())
                .map(spec.spec().document()::pointer)
                .collect(Collectors.joining(" "));
    }
}

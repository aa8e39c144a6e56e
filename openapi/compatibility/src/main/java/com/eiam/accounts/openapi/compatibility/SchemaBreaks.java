package com.eiam.accounts.openapi.compatibility;

import java.util.ArrayList;
import java.util.List;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.schema.ChangedOneOfSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Goes down the schemas that the comparer found to have changed, and judges each. */
final class SchemaBreaks {

    /** Those above the one at hand: a schema may contain itself. */
    private final List<ChangedSchema> above = new ArrayList<>();

    /**
     * Judges a schema and those below it.
     *
     * @param change what the comparer found; null if nothing
     */
    void compare(ChangedSchema change, Pair schema, Direction direction) {
        if (change == null || above.stream().anyMatch(known -> known == change)) {
            return;
        }
        above.add(change);
        KeywordBreaks.judge(schema, direction);
        change.getMissingProperties()
                .keySet()
                .forEach(name -> properties(schema, name).broken(name, "the field " + name + " is gone"));
        change.getChangedProperties()
                .forEach((name, changed) ->
                        compare(changed, properties(schema, name).at(name), direction));
        compare(change.getItems(), schema.at("items"), direction);
        // Open to anything, or closed, is a keyword's matter; a schema is one of its own.
        if (schema.before().path("additionalProperties").isObject()
                && schema.after().path("additionalProperties").isObject()) {
            compare(change.getAddProp(), schema.at("additionalProperties"), direction);
        }
        if (change.getOneOfSchema() != null) {
            alternatives(change.getOneOfSchema(), schema, direction);
        }
        above.remove(above.size() - 1);
    }

    /** The properties among which a name stands: the schema's own, or those of a part of it. */
    private static Pair properties(Pair schema, String name) {
        return schema.with(
                properties(schema.comparison().before(), schema.before(), name),
                properties(schema.comparison().after(), schema.after(), name));
    }

    private static JsonNode properties(Document document, JsonNode schema, String name) {
        if (schema.path("properties").has(name) || !schema.has("allOf")) {
            return schema.path("properties");
        }
        return schema.path("allOf")
                .valueStream()
                .map(part -> properties(document, document.spec().resolve(part), name))
                .filter(found -> found.has(name))
                .findFirst()
                .orElse(schema.path("properties"));
    }

    private void alternatives(ChangedOneOfSchema change, Pair schema, Direction direction) {
        // Types that were taken apart for the comparer are judged as types.
        if (direction == Direction.REQUEST) {
            change.getMissing().keySet().stream()
                    .filter(name -> schema.before().has("oneOf"))
                    .forEach(name -> schema.broken(
                            "oneOf", "the alternative " + shown(name) + " is gone: " + direction.offence()));
        } else {
            change.getIncreased().keySet().stream()
                    .filter(name -> schema.after().has("oneOf"))
                    .forEach(name -> schema.broken(
                            "oneOf", "the alternative " + shown(name) + " is new: " + direction.offence()));
        }
        change.getChanged()
                .forEach((name, changed) -> compare(
                        changed,
                        schema.with(alternative(schema.before(), name), alternative(schema.after(), name)),
                        direction));
    }

    private static String shown(String name) {
        return name.replaceFirst(".*-oneOf-", "with the index ");
    }

    /** The alternative of a name, or the one without a name at its index; the schema itself if it was a type of its. */
    private static JsonNode alternative(JsonNode schema, String name) {
        for (int i = 0; i < schema.path("oneOf").size(); i++) {
            JsonNode alternative = schema.path("oneOf").get(i);
            String known = alternative.path("$ref").asString("-oneOf-" + i);
            if (known.endsWith("/" + name) || name.endsWith(known)) {
                return alternative;
            }
        }
        return schema.has("oneOf") ? MissingNode.getInstance() : schema;
    }
}

package com.eiam.accounts.openapi.compatibility.schema;

import com.eiam.accounts.openapi.compatibility.diff.Diff;
import com.eiam.accounts.openapi.compatibility.diff.Pair;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A released and a current schema. The narrow side must allow everything that the other one, the wide side, allows. */
record SchemaPair(Diff diff, Schema before, Schema after, Direction direction) {

    Schema narrow() {
        return direction.narrow(before, after);
    }

    Schema wide() {
        return direction.wide(before, after);
    }

    SchemaPair with(Schema wide, Schema narrow) {
        return new SchemaPair(diff, direction.wide(wide, narrow), direction.narrow(wide, narrow), direction);
    }

    SchemaPair below(Function<Schema, Schema> step) {
        return new SchemaPair(diff, step.apply(before), step.apply(after), direction);
    }

    boolean bothAllow(String type) {
        return before.allows(type) && after.allows(type);
    }

    Pair nodes(Function<Schema, JsonNode> node) {
        return diff.pair(node.apply(before), node.apply(after));
    }

    private Pair parts(JsonNode wide, JsonNode narrow) {
        return diff.pair(direction.wide(wide, narrow), direction.narrow(wide, narrow));
    }

    /** Compares the keywords of the schema, not those of the schemas below it. */
    void compareKeywords() {
        for (JsonNode part : narrow().parts()) {
            Keyword.ALL.stream()
                    .filter(keyword -> part.has(keyword)
                            && wide().values(keyword)
                                    .noneMatch(given -> Keyword.implies(keyword, given, part.path(keyword))))
                    .forEach(keyword -> Keyword.compare(parts(wide().part(keyword), part), keyword, direction));
            if (part.has("enum") || part.has("const")) {
                enumeration(part);
            }
            part.path("required").forEach(name -> required(part, name.asString()));
        }
        String hidden = direction == Direction.REQUEST ? "readOnly" : "writeOnly";
        if (after.flag(hidden) && !before.flag(hidden)) {
            nodes(side -> side.part(hidden)).broken(hidden, "is " + hidden + " now, and so gone: " + direction.offence);
        }
        if (direction == Direction.REQUEST) {
            meaning();
        }
    }

    private void enumeration(JsonNode part) {
        Pair parts = parts(wide().part(wide().part("const").isObject() ? "const" : "enum"), part);
        String keyword = part.has("const") ? "const" : "enum";
        Set<JsonNode> released = values(parts.before());
        Set<JsonNode> current = values(parts.after());
        if (released.isEmpty() || current.isEmpty()) {
            String change = released.isEmpty() ? "is an enum now: " : "is no enum any more: ";
            parts.broken(keyword, change + direction.offence);
            return;
        }
        released.stream()
                .filter(value -> !current.contains(value))
                .forEach(value -> parts.broken(keyword, "the value " + value.asString() + " is gone"));
        if (direction == Direction.RESPONSE && !before.flag(Extensions.EXTENSIBLE)) {
            current.stream()
                    .filter(value -> !released.contains(value))
                    .map(value -> "the value " + value.asString() + " is new: " + direction.offence)
                    .forEach(reason -> parts.broken(keyword, reason));
        }
    }

    private static Set<JsonNode> values(JsonNode part) {
        return part.has("const")
                ? Set.of(part.path("const"))
                : part.path("enum").valueStream().collect(Collectors.toSet());
    }

    private void required(JsonNode part, String name) {
        Pair fields = nodes(side -> side.object("properties", name));
        boolean declared = fields.after().has(name);
        if (wide().required().contains(name)) {
            return;
        }
        if (direction == Direction.REQUEST) {
            Pair place = declared ? fields : parts(MissingNode.getInstance(), part);
            place.broken(declared ? name : "required", "the field " + name + " must be sent now");
        } else if (declared) {
            // A field that is gone is reported as such.
            fields.broken(name, "the field " + name + " need not be answered any more");
        }
    }

    /** Compares the effect of leaving a field out, and the codes that answer broken rules. */
    private void meaning() {
        Pair defaults = nodes(side -> side.part("default"));
        if (defaults.differs("default")) {
            String change = Keyword.changed(defaults, "default");
            defaults.broken("default", change + ": a request that leaves it out means something else");
        }
        Stream.of(before, after)
                .flatMap(side -> side.values(Extensions.ERROR_CODE))
                .flatMap(codes -> codes.propertyNames().stream())
                // A rule that is new, or gone, is reported itself.
                .filter(keyword -> before.hasRule(keyword) && after.hasRule(keyword))
                .forEach(keyword -> nodes(side -> side.object(Extensions.ERROR_CODE, keyword))
                        .changed(
                                keyword,
                                "a broken " + keyword + " was answered %s and is answered %s",
                                "the general code"));
    }
}

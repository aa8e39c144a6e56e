package com.eiam.accounts.openapi.compatibility.schema;

import com.eiam.accounts.openapi.compatibility.diff.Diff;
import com.eiam.accounts.openapi.compatibility.diff.Pair;
import com.eiam.accounts.openapi.compatibility.diff.SpecVersion;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Compares two schemas and everything below them. */
public final class SchemaBreaks {

    private final Diff diff;

    /** The pairs that were compared already, or are being compared: a schema may contain itself. */
    private final Set<String> known;

    public SchemaBreaks(Diff diff) {
        this(diff, new HashSet<>());
    }

    private SchemaBreaks(Diff diff, Set<String> known) {
        this.diff = diff;
        this.known = known;
    }

    /** Compares the schemas of a parameter, a header or a media type. */
    public void compare(Pair holder, Direction direction) {
        Schema before = Schema.of(diff.before(), Stream.of(holder.before().path("schema")));
        Schema after = Schema.of(diff.after(), Stream.of(holder.after().path("schema")));
        compare(new SchemaPair(diff, before, after, direction));
    }

    /** Compares the size of a whole request body. */
    public static void compareSize(Pair body) {
        Keyword.compare(body, Extensions.MAX_BYTES, Direction.REQUEST);
    }

    private void compare(SchemaPair schema) {
        if (!known.add(schema.direction() + ": " + schema.before() + ", " + schema.after())) {
            return;
        }
        if (!schema.wide().unions().isEmpty()) {
            eachAlternative(schema, schema.wide().unions().get(0));
        } else if (!schema.narrow().unions().isEmpty()) {
            someAlternative(schema, schema.narrow().unions().get(0));
        } else {
            schema.compareKeywords();
            if (schema.bothAllow("object")) {
                fields(schema);
            }
            if (schema.bothAllow("array")) {
                compare(schema.below(Schema::items));
            }
        }
    }

    private void fields(SchemaPair schema) {
        Set<String> released = schema.before().fields();
        Set<String> current = schema.after().fields();
        released.stream()
                .filter(name -> !current.contains(name))
                .forEach(name -> schema.nodes(side -> side.object("properties", name))
                        .broken(name, "the field " + name + " is gone"));
        // A field that has a name now was one of the other fields.
        boolean others = !schema.before().otherFields().parts().isEmpty();
        current.stream()
                .filter(name -> released.contains(name) || others)
                .forEach(name -> compare(schema.below(side -> side.field(name))));
        if (others && !schema.after().otherFields().parts().isEmpty()) {
            compare(schema.below(Schema::otherFields));
        }
    }

    /** Each alternative of the wide side must fit its counterpart, or the narrow side if that has no alternatives. */
    private void eachAlternative(SchemaPair schema, JsonNode alternatives) {
        JsonNode others = schema.narrow().unions().stream().findFirst().orElse(null);
        for (int i = 0; i < alternatives.size(); i++) {
            Schema wide = schema.wide().choosing(alternatives, alternatives.get(i));
            int counterpart = others == null ? -1 : counterpart(names(alternatives), i, names(others));
            if (others == null) {
                compare(schema.with(wide, schema.narrow()));
            } else if (counterpart >= 0) {
                compare(schema.with(wide, schema.narrow().choosing(others, others.get(counterpart))));
            } else {
                boolean request = schema.direction() == Direction.REQUEST;
                String change = (request ? " is gone: " : " is new: ") + schema.direction().offence;
                String reason = "the alternative " + names(alternatives).get(i) + change;
                diff.breaks().add(diff.after().at(request ? others : alternatives, reason));
            }
        }
    }

    /** The names of the schemas to which alternatives refer. Those that are written in place have an index only. */
    private static List<String> names(JsonNode alternatives) {
        return IntStream.range(0, alternatives.size())
                .mapToObj(i -> alternatives.get(i).path("$ref").asString("with the index " + i))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
    }

    /** The index of the alternative with the same name, or else the same index if it is free; -1 if there is none. */
    private static int counterpart(List<String> names, int index, List<String> others) {
        int sameName = others.indexOf(names.get(index));
        boolean free = index < others.size() && !names.contains(others.get(index));
        return sameName >= 0 ? sameName : free ? index : -1;
    }

    /** The wide side has no alternatives, and must fit one of the narrow side. */
    private void someAlternative(SchemaPair schema, JsonNode alternatives) {
        for (JsonNode alternative : alternatives) {
            Diff trial = new Diff(diff.before(), diff.after());
            SchemaPair pair = new SchemaPair(trial, schema.before(), schema.after(), schema.direction());
            Schema narrow = schema.narrow().choosing(alternatives, alternative);
            new SchemaBreaks(trial, new HashSet<>(known)).compare(pair.with(schema.wide(), narrow));
            if (trial.breaks().isEmpty()) {
                return;
            }
        }
        SpecVersion spec = schema.direction().narrow(diff.before(), diff.after());
        String reason = "no alternative allows all that the other spec allows: " + schema.direction().offence;
        diff.breaks().add(spec.at(alternatives, reason));
    }
}

package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.derive.sample.NumberSamples;
import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.Location.Part;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.document.DocumentSchemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What follows from the schema of one parameter: each rule broken once, and each bound reached. */
record ParameterDrafts(Outcomes outcomes, DocumentSchemas schemas, Location location) {

    /** The beginning of a pattern for text in double quotes (RFC 9651, 3.3.3). */
    private static final String QUOTED = "^\"";

    /** No blanks at its ends, and no characters that servers read in different ways (RFC 9110, 5.5). */
    private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

    private static final List<String> NOT_QUOTED =
            List.of("no-quotes", "\"\"", "\"no end", "\"two\" \"texts\"", "\"half an \\escape\"", "'wrong-quotes'");

    Stream<Draft> drafts() {
        return Stream.of(missing(), type(), numbers(), text(), values()).flatMap(drafts -> drafts);
    }

    private Stream<Draft> missing() {
        if (!location.required() || location.part() == Part.PATH) {
            return Stream.empty();
        }
        Stream<Draft> missing = refused("refuses a request without " + name(), Optional.empty(), "required");
        return isHeader()
                ? missing
                : Stream.of(
                                missing,
                                instead(name().toUpperCase(Locale.ROOT)),
                                // Frameworks for PHP and JavaScript take it for a list of values.
                                instead(name() + "[]"))
                        .flatMap(drafts -> drafts);
    }

    /** A parameter that is known by its own name only. */
    private Stream<Draft> instead(String other) {
        Map<String, String> values = new LinkedHashMap<>(outcomes.request().query());
        values.put(other, values.remove(name()));
        return outcomes
                .refusal(
                        "refuses " + other + " instead of " + name(),
                        outcomes.request().withQuery(values),
                        new BrokenRule(location, "required"))
                .map(draft -> draft.withStub(Draft.Stub.NONE))
                .stream();
    }

    private Stream<Draft> type() {
        List<String> wrong = switch (schema().path("type").stringValue("")) {
            case "integer" ->
                List.of("ten", "1.5", "", " 10", "10 ", "+10", "1e1", "0x0A", "１０", "10,0", "10.0", "true");
            case "number" -> List.of("ten", "");
            case "boolean" -> List.of("yes", "1", "");
            default -> List.of();
        };
        return wrong.stream().flatMap(value -> refused("refuses " + name() + " as '" + value + "'", value, "type"));
    }

    private Stream<Draft> numbers() {
        return NumberSamples.of(schema()).stream().flatMap(sample -> {
            String value = sample.value().toPlainString();
            return sample.broken()
                    ? refused("refuses " + name() + " as " + value, value, sample.keyword())
                    : accepted(name() + " as " + value, value, sample.keyword());
        });
    }

    private Stream<Draft> text() {
        return Stream.of(isQuoted() ? notQuoted() : blanks(), length("minLength", -1), length("maxLength", 1))
                .flatMap(drafts -> drafts);
    }

    private Stream<Draft> length(String keyword, int beyond) {
        int bound = schema().path(keyword).intValue(0);
        if (bound + beyond < 0 || !schema().has(keyword)) {
            return Stream.empty();
        }
        String broken = name() + " of " + (bound + beyond) + " characters";
        return Stream.of(
                        refused("refuses " + broken, text("x", bound + beyond), keyword),
                        accepted(name() + " of " + bound + " characters", text("x", bound), keyword),
                        accepted(name() + " of " + bound + " emoji", text("🙂", bound), keyword))
                .flatMap(drafts -> drafts);
    }

    private boolean isHeader() {
        return location.part() == Part.HEADER;
    }

    private boolean canBeSent(String value) {
        return !isHeader() || HEADER_VALUE.matcher(value).matches();
    }

    private boolean isQuoted() {
        return schema().path("pattern").stringValue("").startsWith(QUOTED);
    }

    private String text(String character, int length) {
        return isQuoted() ? "\"" + character.repeat(length - 2) + "\"" : character.repeat(length);
    }

    private Stream<Draft> notQuoted() {
        return NOT_QUOTED.stream().flatMap(value -> refused("refuses " + name() + " as " + value, value, "pattern"));
    }

    private Stream<Draft> blanks() {
        return schema().has("pattern")
                ? (isHeader() ? Stream.of("~") : Stream.of(" ", "\u3000"))
                        .map(blank -> blank.repeat(
                                Math.max(1, schema().path("minLength").intValue(0))))
                        .flatMap(blank -> refused(
                                "refuses " + name() + " as U+%04X".formatted((int) blank.charAt(0)), blank, "pattern"))
                : Stream.empty();
    }

    private Stream<Draft> values() {
        List<String> values =
                schema().path("enum").valueStream().map(JsonNode::asString).toList();
        return values.isEmpty()
                ? location.listedValues().stream()
                        .map(JsonNode::asString)
                        .flatMap(value -> accepted(name() + " as '" + value + "'", value, "type"))
                : Stream.concat(
                        Stream.concat(
                                        Stream.of("NO_" + values.get(0)),
                                        values.stream()
                                                .map(value -> value.toLowerCase(Locale.ROOT))
                                                .distinct())
                                .flatMap(value -> refused(
                                        "refuses " + name() + " as '" + value + "', which is in no list",
                                        value,
                                        "enum")),
                        values.stream().flatMap(value -> accepted(name() + " as '" + value + "'", value, "enum")));
    }

    private Stream<Draft> refused(String title, String value, String keyword) {
        return canBeSent(value) && broken(value).equals(Set.of(keyword))
                ? refused(title, Optional.of(value), keyword)
                : Stream.empty();
    }

    private Stream<Draft> refused(String title, Optional<String> value, String keyword) {
        BrokenRule broken = new BrokenRule(location, keyword);
        return outcomes.breaking(title, with(outcomes.request(), location, value), broken).stream();
    }

    private Stream<Draft> accepted(String title, String value, String keyword) {
        if (!canBeSent(value) || !broken(value).isEmpty()) {
            return Stream.empty();
        }
        Request request = with(outcomes.request(), location, Optional.of(value));
        return outcomes.operation().method().equals("DELETE") && location.part() != Part.PATH
                ? deletingNothing(title, request, keyword)
                : Stream.of(outcomes.acceptance(title, unique(title, request), schema(), keyword));
    }

    /** What the first contract deletes is gone. A good value is refused for the id that nothing has. */
    private Stream<Draft> deletingNothing(String title, Request request, String keyword) {
        Operation operation = outcomes.operation();
        return Location.inPath(operation).stream()
                .filter(Location::isReference)
                .reduce((outer, inner) -> inner)
                .map(id -> outcomes.acceptance(
                        title,
                        request.withPathParameters(ListEntryDerivation.withoutOwner(operation, request)),
                        id.schema(),
                        keyword))
                .stream();
    }

    /** A value that refers to nothing. */
    Stream<Draft> lookup(String title, String value) {
        return broken(value).isEmpty()
                ? Stream.of(outcomes.acceptance(
                        title, with(outcomes.request(), location, Optional.of(value)), schema(), "unknown"))
                : Stream.empty();
    }

    private Request unique(String title, Request request) {
        return request.body().orElse(null) instanceof Body.Json body
                ? request.withBody(new Body.Json(outcomes.unique(body.value(), Optional.empty(), title)))
                : request;
    }

    private Set<String> broken(String value) {
        return schemas.brokenKeywords(schema(), location.parsed(value));
    }

    String name() {
        return location.field();
    }

    private JsonNode schema() {
        return location.schema();
    }

    private static Request with(Request request, Location location, Optional<String> value) {
        String name = location.field();
        if (location.part() == Part.HEADER) {
            return request.withHeader(name, value.orElse(""));
        }
        boolean path = location.part() == Part.PATH;
        Map<String, String> values = new LinkedHashMap<>(path ? request.pathParameters() : request.query());
        value.ifPresentOrElse(text -> values.put(name, text), () -> values.remove(name));
        return path ? request.withPathParameters(values) : request.withQuery(values);
    }
}

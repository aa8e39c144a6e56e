package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What follows from the schemas of the parameters in path and query: each rule broken once, and each bound reached. */
final class ParameterCases implements CaseSource {

    private static final String BYTE = "%[0-9A-Fa-f]{2}";

    /** One character as it travels in a path: itself, or its bytes in UTF-8 (RFC 3629, 3). */
    private static final String CHARACTER = "(?:[^/%]|%[0-7][0-9A-Fa-f]|%[CDcd][0-9A-Fa-f]" + BYTE
            + "|%[Ee][0-9A-Fa-f](?:" + BYTE + "){2}|%[Ff][0-9A-Fa-f](?:" + BYTE + "){3})";

    private static final String INTEGER = "-?(0|[1-9][0-9]*)";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation) {
        List<JsonNode> parameters = operation.parameters();
        return IntStream.range(0, parameters.size())
                .boxed()
                .flatMap(i -> new Parameter(spec, operation, parameters.get(i), i).drafts());
    }

    private static final class Parameter {

        private final RuleOutcome outcome;
        private final String name;
        private final String in;
        private final boolean required;
        private final JsonNode schema;
        private final int position;

        Parameter(Spec spec, Operation operation, JsonNode parameter, int position) {
            this.outcome = new RuleOutcome(spec, operation);
            this.name = parameter.path("name").stringValue("");
            this.in = parameter.path("in").stringValue("");
            this.required = parameter.path("required").asBoolean(false);
            this.schema = spec.resolve(parameter.path("schema"));
            this.position = position * 5;
        }

        Stream<Draft> drafts() {
            return Stream.of(missing(), type(), range(), text(), values()).flatMap(drafts -> drafts);
        }

        private Stream<Draft> missing() {
            if (in.equals("path") || !required) {
                return Stream.empty();
            }
            ObjectNode request = outcome.request();
            request.withObject(in).remove(name);
            ObjectNode absent = JsonNodeFactory.instance.objectNode().put("absent", true);
            return refused("refuses a request without " + name, request, "required", 0, absent);
        }

        private Stream<Draft> type() {
            return schema.path("type").stringValue("").equals("integer")
                    ? Stream.of("ten", "1.5", "")
                            .flatMap(value -> refused(
                                    "refuses " + name + " as '" + value + "'",
                                    with(value),
                                    "type",
                                    1,
                                    sentBut(INTEGER)))
                    : Stream.empty();
        }

        private Stream<Draft> range() {
            Stream<Draft> below = bound("minimum", -1, "exclusiveMaximum", 2);
            return Stream.concat(below, bound("maximum", 1, "exclusiveMinimum", 3));
        }

        private Stream<Draft> bound(String keyword, int beyond, String outside, int rank) {
            if (!schema.has(keyword)) {
                return Stream.empty();
            }
            BigInteger bound = schema.path(keyword).bigIntegerValue();
            BigInteger wrong = bound.add(BigInteger.valueOf(beyond));
            ObjectNode pattern = JsonNodeFactory.instance.objectNode();
            pattern.putArray("and")
                    .add(object("matches", INTEGER))
                    .addObject()
                    .put("schemaVersion", "V202012")
                    .putObject("matchesJsonSchema")
                    .put("type", "integer")
                    .put(outside, bound);
            return Stream.concat(
                    refused("refuses " + name + " as " + wrong, with(wrong.toString()), keyword, rank, pattern),
                    Stream.of(accepted(name + " as " + bound, with(bound.toString()), keyword)));
        }

        private Stream<Draft> text() {
            if (!schema.has("maxLength")) {
                return Stream.empty();
            }
            int bound = schema.path("maxLength").intValue();
            JsonNode tooLong = StringNode.valueOf(CHARACTER + "{" + (bound + 1) + ",}");
            return Stream.of(
                            schema.has("pattern")
                                    ? Stream.of(" ", "\u3000")
                                            .flatMap(blank -> refused(
                                                    "refuses " + name + " as U+%04X".formatted((int) blank.charAt(0)),
                                                    with(blank),
                                                    "pattern",
                                                    1,
                                                    StringNode.valueOf("(?:%20|%09|%E3%80%80)+")))
                                    : Stream.<Draft>empty(),
                            refused(
                                    "refuses " + name + " of " + (bound + 1) + " characters",
                                    with("x".repeat(bound + 1)),
                                    "maxLength",
                                    2,
                                    tooLong),
                            Stream.of(
                                    accepted(
                                            name + " of " + bound + " characters",
                                            with("x".repeat(bound)),
                                            "maxLength"),
                                    accepted(name + " of " + bound + " emoji", with("🙂".repeat(bound)), "maxLength")))
                    .flatMap(drafts -> drafts);
        }

        private Stream<Draft> values() {
            if (!schema.has("enum")) {
                return Stream.empty();
            }
            List<String> values =
                    schema.path("enum").valueStream().map(JsonNode::asString).toList();
            String any =
                    String.join("|", values.stream().map(UrlPattern::literal).toList());
            return Stream.concat(
                    refused(
                            "refuses " + name + " as a value of no list",
                            with("NO_" + values.get(0)),
                            "enum",
                            1,
                            sentBut(any)),
                    values.stream().map(value -> accepted(name + " as '" + value + "'", with(value), "enum")));
        }

        private Stream<Draft> refused(String title, ObjectNode request, String keyword, int rank, JsonNode pattern) {
            BrokenRule rule = new BrokenRule(in, name, pattern, position + rank, Optional.empty());
            return outcome.refusal(title, request, schema, name, keyword).stream()
                    .map(contract -> Draft.derived(contract, keyword).breaking(rule));
        }

        private Draft accepted(String title, ObjectNode request, String keyword) {
            Contract contract = outcome.acceptance(title, request, schema);
            return Draft.derived(contract, keyword);
        }

        private ObjectNode with(String value) {
            ObjectNode request = outcome.request();
            request.withObject(in).put(name, value);
            return request;
        }

        /** What is sent and is something else: what is not sent is no match of anything either. */
        private static ObjectNode sentBut(String expected) {
            ObjectNode both = JsonNodeFactory.instance.objectNode();
            both.putArray("and").add(object("matches", "(?s).*")).add(object("doesNotMatch", expected));
            return both;
        }

        private static ObjectNode object(String key, String value) {
            return JsonNodeFactory.instance.objectNode().put(key, value);
        }
    }
}

package com.eiam.accounts.contracts.verifier;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds an answer against what a contract states and what the spec declares, and says in words what is wrong: everything,
 * not only the first. Thread-safe.
 */
final class AnswerCheck {

    /** A media type of JSON, and its charset (RFC 9110, 8.3.1). */
    private static final Pattern JSON = Pattern.compile(
            "(?i)application/(?:[\\w.+-]+\\+)?json\\s*(?:;\\s*charset\\s*=\\s*\"?([\\w-]+)\"?\\s*)?(?:;.*)?");

    private static final String CONTENT_TYPE = "Content-Type";

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ResponseSchemas schemas;
    private final Set<String> codes;

    AnswerCheck(ContractSuite suite) {
        this.schemas = new ResponseSchemas(suite.responses());
        this.codes = suite.codes();
    }

    /**
     * What came of it.
     *
     * @param body the body as JSON; missing if there is none
     */
    record Findings(JsonNode body, List<String> differences) {}

    Findings check(String operation, Expectation expected, RawAnswer answer) {
        List<Difference> differences = new ArrayList<>();
        JsonNode schema = schemas.of(operation, answer.status());
        JsonNode body = schema.isNull() ? noBody(answer, differences) : body(answer, differences);
        if (answer.status() != expected.outcome().status()) {
            differences.add(0, status(expected, answer, body));
        }
        // An answer of the other kind has nothing of what is stated: its status says it all.
        boolean comparable = answer.isSuccess() == expected.isSuccess();
        if (comparable) {
            headers(expected, answer, differences);
        }
        if (!schema.isNull() && !(comparable && expected.headers().containsKey(CONTENT_TYPE))) {
            mediaType(answer).ifPresent(words -> differences.add(new Difference("", words)));
        }
        if (!body.isMissingNode()) {
            List<Difference> values = comparable ? StatedValues.differences(expected.body(), body) : List.of();
            differences.addAll(values);
            expected.absent().stream()
                    .filter(key -> comparable && body.has(key))
                    .map(key -> new Difference(
                            key, key + " is " + StatedValues.text(body.path(key)) + ", but should not be there"))
                    .forEach(differences::add);
            schemas.differences(schema, body).stream()
                    .filter(found ->
                            values.stream().noneMatch(value -> value.path().equals(found.path())))
                    .forEach(differences::add);
        } else if (answer.status() == expected.outcome().status() && differences.isEmpty()) {
            differences.addAll(StatedValues.differences(expected.body(), body));
        }
        return new Findings(
                body, differences.stream().map(Difference::text).distinct().toList());
    }

    /** The error code in an answer, whichever key has it. */
    Optional<String> code(JsonNode body) {
        return body.valueStream()
                .flatMap(value -> value.stringValueOpt().stream())
                .filter(codes::contains)
                .findFirst();
    }

    private Difference status(Expectation expected, RawAnswer answer, JsonNode body) {
        return new Difference(
                "",
                "status %d%s, expected %d%s"
                        .formatted(
                                answer.status(),
                                code(body).map(code -> " with " + code).orElse(""),
                                expected.outcome().status(),
                                expected.outcome()
                                        .code()
                                        .map(code -> " with " + code)
                                        .orElse("")));
    }

    private static void headers(Expectation expected, RawAnswer answer, List<Difference> differences) {
        expected.headers().forEach((name, pattern) -> {
            List<String> values = answer.header(name);
            if (values.isEmpty()) {
                differences.add(new Difference(
                        "", "the header " + name + " is left out, expected one that matches " + pattern));
            } else if (values.stream().noneMatch(matches(pattern))) {
                differences.add(new Difference(
                        "",
                        "the header %s is %s, expected one that matches %s"
                                .formatted(name, Texts.cut(String.join(" and ", values), 200), pattern)));
            }
        });
    }

    private static Predicate<String> matches(Pattern pattern) {
        return value -> pattern.matcher(value).matches();
    }

    private static JsonNode noBody(RawAnswer answer, List<Difference> differences) {
        if (answer.body().length > 0) {
            differences.add(new Difference(
                    "", "there is a body of %d bytes, but the spec declares none".formatted(answer.body().length)));
        }
        return STRICT.missingNode();
    }

    private static JsonNode body(RawAnswer answer, List<Difference> differences) {
        if (answer.body().length == 0) {
            differences.add(new Difference("", "the body is left out"));
            return STRICT.missingNode();
        }
        try {
            return STRICT.readTree(answer.utf8());
        } catch (CharacterCodingException e) {
            differences.add(new Difference("", "the body is not UTF-8"));
        } catch (JacksonException e) {
            differences.add(new Difference("", "the body is not JSON: " + Texts.cut(reason(e), 200)));
        }
        return STRICT.missingNode();
    }

    private static String reason(JacksonException e) {
        String words = e.getOriginalMessage().lines().findFirst().orElse("");
        // The parser says this one with the name of its own switch.
        return words.contains(DeserializationFeature.FAIL_ON_TRAILING_TOKENS.name())
                ? "something follows its end"
                : words;
    }

    private static Optional<String> mediaType(RawAnswer answer) {
        String type = Stream.concat(answer.header(CONTENT_TYPE).stream(), Stream.of(""))
                .findFirst()
                .orElse("");
        Matcher json = JSON.matcher(type.strip());
        if (!json.matches()) {
            return Optional.of(
                    type.isEmpty()
                            ? "the header " + CONTENT_TYPE + " is left out, expected JSON"
                            : "the header " + CONTENT_TYPE + " is " + Texts.cut(type, 200) + ", expected JSON");
        }
        return json.group(1) == null || json.group(1).equalsIgnoreCase("utf-8")
                ? Optional.empty()
                : Optional.of("the charset is " + json.group(1) + ", but JSON is UTF-8");
    }
}

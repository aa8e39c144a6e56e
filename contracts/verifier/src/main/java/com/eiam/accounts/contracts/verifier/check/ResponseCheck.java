package com.eiam.accounts.contracts.verifier.check;

import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Expectation;
import com.eiam.accounts.contracts.verifier.http.Response;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares responses with contracts and with the schemas of the spec. Reports every difference. Thread-safe. */
public final class ResponseCheck {

    /** The same in every message of the parser, and the switches of its own that some name. */
    private static final Pattern EXPECTED =
            Pattern.compile(": (?:(?:was expecting|expected a valid value) \\(JSON |enable `).*|, from `[^`]*`");

    /** A media type of JSON, and its charset (RFC 9110, 8.3.1). */
    private static final Pattern JSON = Pattern.compile(
            "(?i)application/(?:[\\w.+-]+\\+)?json\\s*(?:;\\s*charset\\s*=\\s*\"?([\\w-]+)\"?\\s*)?(?:;.*)?");

    /** The longest difference, in characters: two values, a path, and what the spec says. */
    private static final int MAX_DIFFERENCE = 700;

    private static final String CONTENT_TYPE = "Content-Type";

    /** The headers that can be there more than once (RFC 9110, 5.3; RFC 9111, 5.2). */
    private static final Set<String> LISTS = Set.of("Accept-Encoding", "Allow", "Cache-Control", "WWW-Authenticate");

    private static final String TOKEN_TYPE = "token_type";

    private static final String BEARER = "Bearer";

    private static final ObjectReader STRICT = JsonMapper.shared()
            .reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final ResponseSchemas schemas;
    private final Set<String> codes;
    private final Set<String> absentHeaders;

    public ResponseCheck(ContractSuite suite) {
        this.schemas = new ResponseSchemas(suite.operations());
        this.codes = suite.codes();
        this.absentHeaders = suite.absentHeaders();
    }

    public List<String> differences(String operation, Expectation expected, Response response) {
        List<Difference> differences = new ArrayList<>();
        JsonNode schema = schemas.of(operation, response.status());
        JsonNode body = schema.isNull() ? noBody(response, differences) : body(response, differences);
        JsonNode stated = expected.body().orElse(MissingNode.getInstance());
        boolean sameStatus = response.status() == expected.outcome().status();
        if (!sameStatus) {
            differences.add(0, status(expected, response, body));
        }
        // An error has none of the stated values of a success, and the other way round: the status says it all.
        boolean comparable = response.isSuccess() == expected.outcome().isSuccess();
        if (comparable) {
            headers(expected, response, differences);
        }
        absentHeaders.stream()
                .filter(name -> !response.header(name).isEmpty())
                .map(name -> new Difference("there is a header " + name + ", but no response should have one"))
                .forEach(differences::add);
        if (!schema.isNull() && !(comparable && expected.headers().containsKey(CONTENT_TYPE))) {
            mediaType(response).ifPresent(words -> differences.add(new Difference(words)));
        }
        if (!body.isMissingNode()) {
            List<Difference> values = comparable ? StatedValues.differences(stated, body) : List.of();
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
        } else if (sameStatus && differences.isEmpty()) {
            differences.addAll(StatedValues.differences(stated, body));
        }
        return differences.stream().map(ResponseCheck::text).distinct().toList();
    }

    /** What a change has changed beside the values that a read after it states. */
    public static List<String> sideEffects(Expectation stated, JsonNode before, JsonNode after) {
        if (!before.isObject() || !after.isObject()) {
            return List.of();
        }
        return Stream.concat(before.propertyNames().stream(), after.propertyNames().stream())
                .distinct()
                .filter(key -> stated.body().filter(body -> body.has(key)).isEmpty())
                .flatMap(key -> StatedValues.differences(key, before.path(key), after.path(key)).stream())
                .map(difference -> text(difference) + ": it was so before, and must not change")
                .toList();
    }

    /** The words for a difference, whose path may have keys of any length. */
    private static String text(Difference difference) {
        return VisibleText.cut(difference.text(), MAX_DIFFERENCE);
    }

    /** The error code in a body, under any key; empty if there is none that the spec declares. */
    public Optional<String> code(JsonNode body) {
        return body.valueStream()
                .flatMap(value -> value.stringValueOpt().stream())
                .filter(codes::contains)
                .findFirst();
    }

    private Difference status(Expectation expected, Response response, JsonNode body) {
        String received = words(response.status(), code(body));
        String due = words(expected.outcome().status(), expected.outcome().code());
        return new Difference("status " + received + ", expected " + due);
    }

    private static String words(int status, Optional<String> code) {
        return status + code.map(text -> " with " + text).orElse("");
    }

    private static void headers(Expectation expected, Response response, List<Difference> differences) {
        expected.headers().forEach((name, header) -> {
            List<String> values = response.header(name);
            String words = ", expected one that matches " + header.pattern();
            if (values.isEmpty()) {
                differences.add(new Difference("the header " + name + " is left out" + words));
            } else if (values.stream().noneMatch(value -> value.matches(header.pattern()))
                    || values.size() > 1 && !LISTS.contains(name)) {
                String received = VisibleText.cut(String.join(" and ", values), 200);
                differences.add(new Difference("the header " + name + " is " + received + words));
            }
        });
    }

    private static JsonNode noBody(Response response, List<Difference> differences) {
        if (response.body().length > 0) {
            differences.add(new Difference(
                    "there is a body of %d bytes, but the spec declares none".formatted(response.body().length)));
        }
        return MissingNode.getInstance();
    }

    private static JsonNode body(Response response, List<Difference> differences) {
        if (response.body().length == 0) {
            differences.add(new Difference("the body is left out"));
            return MissingNode.getInstance();
        }
        try {
            return withTokenType(STRICT.readTree(response.utf8()));
        } catch (CharacterCodingException e) {
            differences.add(new Difference("the body is not UTF-8"));
        } catch (JacksonException e) {
            differences.add(new Difference("the body is not JSON: " + VisibleText.cut(reason(e), 200)));
        } catch (NumberFormatException e) {
            differences.add(new Difference("the body has a number that is too large to be read"));
        }
        return MissingNode.getInstance();
    }

    /** The case of a token's type does not matter (RFC 6749, 5.1). */
    private static JsonNode withTokenType(JsonNode body) {
        String type = body.path(TOKEN_TYPE).stringValue("");
        if (!type.equals(BEARER) && type.equalsIgnoreCase(BEARER)) {
            ((ObjectNode) body).put(TOKEN_TYPE, BEARER);
        }
        return body;
    }

    private static String reason(JacksonException e) {
        String words = e.getOriginalMessage().lines().findFirst().orElse("");
        // The parser's own words for it name its switch.
        return words.contains(DeserializationFeature.FAIL_ON_TRAILING_TOKENS.name())
                ? "something follows its end"
                : EXPECTED.matcher(words).replaceFirst("");
    }

    private static Optional<String> mediaType(Response response) {
        String type = String.join(" and ", response.header(CONTENT_TYPE));
        Matcher json = JSON.matcher(type.strip());
        if (!json.matches()) {
            return Optional.of(
                    type.isEmpty()
                            ? "the header " + CONTENT_TYPE + " is left out, expected JSON"
                            : "the header " + CONTENT_TYPE + " is " + VisibleText.cut(type, 200) + ", expected JSON");
        }
        return json.group(1) == null || json.group(1).equalsIgnoreCase("utf-8")
                ? Optional.empty()
                : Optional.of("the charset is " + json.group(1) + ", but JSON is UTF-8");
    }
}

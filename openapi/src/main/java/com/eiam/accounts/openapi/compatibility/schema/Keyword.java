package com.eiam.accounts.openapi.compatibility.schema;

import com.eiam.accounts.openapi.compatibility.diff.Pair;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.document.RequestKeywords;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The keywords that restrict values by themselves, and when one restriction implies another. */
final class Keyword {

    static final List<String> ALL = Stream.concat(RequestKeywords.RESTRICTING.stream(), Stream.of("format"))
            .filter(keyword -> !Set.of("required", "enum", "const").contains(keyword))
            .toList();

    private static final Set<String> TYPES =
            Set.of("null", "boolean", "object", "array", "number", "string", "integer");

    private Keyword() {}

    /** Compares one keyword, and reports it if the wide side does not imply what the narrow side demands. */
    static void compare(Pair parts, String keyword, Direction direction) {
        JsonNode given = direction.wide(parts.before(), parts.after()).path(keyword);
        JsonNode demanded = direction.narrow(parts.before(), parts.after()).path(keyword);
        if (!implies(keyword, given, demanded)) {
            String reason =
                    given.isObject() || demanded.isObject() ? keyword + " is another one" : changed(parts, keyword);
            parts.broken(keyword, reason + ": " + direction.offence);
        }
    }

    /** Whether every value that fits the given restriction fits the demanded one too, as far as that is known. */
    static boolean implies(String keyword, JsonNode given, JsonNode demanded) {
        if (keyword.equals("type")) {
            return types(demanded).containsAll(types(given));
        }
        if (given.equals(demanded) || demandsNothing(keyword, demanded)) {
            return true;
        }
        if (given.isNumber() && demanded.isNumber() && !keyword.equals("multipleOf")) {
            int order = given.decimalValue().compareTo(demanded.decimalValue());
            return keyword.toLowerCase(Locale.ROOT).contains("max") ? order <= 0 : order >= 0;
        }
        // Schemas of additional properties are compared on their own.
        return demanded.isObject() && (given.isObject() || !given.booleanValue(true))
                || given.asString("").equals("int32") && demanded.asString("").equals("int64");
    }

    private static boolean demandsNothing(String keyword, JsonNode demanded) {
        return switch (keyword) {
            case "minLength", "minItems", "minProperties" -> demanded.intValue(0) == 0;
            case "uniqueItems", Extensions.VISIBLE_TEXT -> !demanded.booleanValue(false);
            case "additionalProperties" -> demanded.booleanValue(false);
            default -> demanded.isMissingNode();
        };
    }

    /** The types that a {@code type} allows, integers with the numbers; all if it is missing. */
    static Set<String> types(JsonNode type) {
        return type.isMissingNode()
                ? TYPES
                : OpenApiDocument.texts(type)
                        .flatMap(name -> name.equals("number") ? Stream.of(name, "integer") : Stream.of(name))
                        .collect(Collectors.toSet());
    }

    /** What became of a keyword, for messages. */
    static String changed(Pair parts, String keyword) {
        return "%s was %s and is %s"
                .formatted(
                        keyword,
                        shown(keyword, parts.before().path(keyword)),
                        shown(keyword, parts.after().path(keyword)));
    }

    private static String shown(String keyword, JsonNode value) {
        boolean type = keyword.equals("type");
        if (value.isMissingNode()) {
            return type ? "any" : "not stated";
        }
        return type ? OpenApiDocument.texts(value).collect(Collectors.joining(" or ")) : value.toString();
    }
}

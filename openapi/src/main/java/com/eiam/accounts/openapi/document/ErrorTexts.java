package com.eiam.accounts.openapi.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The texts of errors, in Chinese and English. */
public final class ErrorTexts {

    /** The parser would remove the blanks. */
    private static final Pattern BLANK_IN_RANGE = Pattern.compile("[^,;=\\s]\\s+[^,;=\\s]");

    private ErrorTexts() {}

    /** The language that {@code Accept-Language} prefers (RFC 9110, 12.5.4); Chinese for malformed ones and others. */
    public static Locale language(String header) {
        if (BLANK_IN_RANGE.matcher(header).find()) {
            return Locale.CHINESE;
        }
        // The parser knows neither tabs nor empty elements, which RFC 9110 allows (5.6.1.2 and 5.6.3).
        String ranges = Arrays.stream(header.replace("\t", "").split(","))
                .filter(element -> !element.isBlank())
                .collect(Collectors.joining(","));
        try {
            Locale preferred = Locale.lookup(LanguageRange.parse(ranges), List.of(Locale.CHINESE, Locale.ENGLISH));
            return Objects.requireNonNullElse(preferred, Locale.CHINESE);
        } catch (IllegalArgumentException e) {
            return Locale.CHINESE;
        }
    }

    /**
     * The message that names a field and the rule it breaks.
     *
     * @param rules the texts for broken rules, by keyword and language
     * @param message the message of the error code in the language
     * @param limit the keyword's value, as {@link #limit} has it
     */
    public static String message(
            JsonNode rules, Locale language, String message, String field, String keyword, String limit) {
        return text(rules, "format", language)
                .replace("{message}", message)
                .replace("{rule}", text(rules, keyword, language).replace("{limit}", limit))
                // Last, since a caller's own field name can contain braces.
                .replace("{field}", field);
    }

    private static String text(JsonNode rules, String keyword, Locale language) {
        return rules.path(keyword).path(language.getLanguage()).stringValue(keyword);
    }

    /** A keyword's value in a message, without null, which does not help somebody who sent another value. */
    public static String limit(JsonNode value) {
        return value.isArray()
                ? value.valueStream()
                        .map(JsonNode::asString)
                        .filter(text -> !text.equals("null"))
                        .collect(Collectors.joining(", "))
                : value.isValueNode() ? value.asString() : "";
    }
}

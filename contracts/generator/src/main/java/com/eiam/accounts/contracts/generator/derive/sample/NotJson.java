package com.eiam.accounts.contracts.generator.derive.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Texts that are no JSON (RFC 8259), but that parsers take by default or with a lenient setting. */
public final class NotJson {

    /** Values of a key that a caller chooses, after the key. */
    private static final Map<String, String> VALUES = values();

    private NotJson() {}

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("a number with a zero before it", "007");
        values.put("a number with a plus", "+7");
        values.put("a number without a digit before its point", ".7");
        values.put("a hexadecimal number", "0x7");
        values.put("NaN", "NaN");
        values.put("a list with a comma at its end", "[\"a\",]");
        values.put("a line feed in a text", "\"a\nb\"");
        values.put("a key twice below the top", "1,\"key\":2");
        return values;
    }

    /**
     * Texts that are almost a body, by their names.
     *
     * @param free a field that the body may have and whose keys a caller chooses
     */
    public static Map<String, String> like(ObjectNode body, Optional<String> free) {
        String text = body.toString();
        String cut = text.substring(0, text.length() - 1);
        Map<String, String> like = new LinkedHashMap<>();
        like.put("a body with a comma at its end", cut + ",}");
        like.put("a body with a comment", cut + "/* comment */}");
        like.put("a body in single quotes", text.replace('"', '\''));
        like.put("a body with a key without quotes", text.replaceFirst("\"(\\w+)\":", "$1:"));
        // JSON is UTF-8 (RFC 8259, 8.1). In UTF-16, each ASCII character has a byte 0 before it.
        like.put("a body in UTF-16", text.replaceAll("(?s)([^\\x00])", "\u0000$1"));
        free.ifPresent(field -> {
            String others = body.deepCopy().without(List.of(field)).toString();
            String start = others.substring(0, others.length() - 1) + ",\"" + field + "\":{\"key\":";
            VALUES.forEach((name, value) -> like.put("a body with " + name, start + value + "}}"));
        });
        return like;
    }
}

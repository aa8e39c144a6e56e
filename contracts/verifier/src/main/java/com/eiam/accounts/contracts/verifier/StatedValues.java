package com.eiam.accounts.contracts.verifier;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/**
 * Compares what is stated with what was answered, down to the last key: below the top level, keys that are not stated
 * count, null is not the same as left out, and lists have an order.
 */
final class StatedValues {

    private static final int MAX_VALUE = 200;

    private final List<Difference> differences = new ArrayList<>();

    /** All differences between a stated body and an answered one; at the top level, only stated keys count. */
    static List<Difference> differences(JsonNode stated, JsonNode answered) {
        StatedValues values = new StatedValues();
        if (stated.isObject() && answered.isObject()) {
            stated.properties()
                    .forEach(entry -> values.compare(entry.getKey(), entry.getValue(), answered.path(entry.getKey())));
        } else if (!stated.isMissingNode()) {
            values.compare("", stated, answered);
        }
        return values.differences;
    }

    /** All differences at a path. */
    static List<Difference> differences(String path, JsonNode stated, JsonNode answered) {
        StatedValues values = new StatedValues();
        values.compare(path, stated, answered);
        return values.differences;
    }

    private void compare(String path, JsonNode stated, JsonNode answered) {
        if (stated.isObject() && answered.isObject()) {
            Set<String> keys = new LinkedHashSet<>(stated.propertyNames());
            keys.addAll(answered.propertyNames());
            keys.forEach(key -> compare(path.isEmpty() ? key : path + "." + key, stated.path(key), answered.path(key)));
        } else if (stated.isArray() && answered.isArray()) {
            if (stated.size() != answered.size()) {
                report(path, "has %d elements, expected %d".formatted(answered.size(), stated.size()));
            }
            for (int i = 0; i < Math.min(stated.size(), answered.size()); i++) {
                compare(path + "[" + i + "]", stated.get(i), answered.get(i));
            }
            rest(path, stated, answered.size(), "%s is left out, expected %s");
            rest(path, answered, stated.size(), "%s is %s, but should not be there");
        } else if (!same(stated, answered)) {
            differ(path, stated, answered);
        }
    }

    /** Elements that only one of two lists has; the first few say enough. */
    private void rest(String path, JsonNode list, int from, String words) {
        BiConsumer<String, JsonNode> add =
                (name, value) -> differences.add(new Difference(name, words.formatted(name, text(value))));
        for (int i = from; i < Math.min(list.size(), from + 3); i++) {
            add.accept(path + "[" + i + "]", list.get(i));
        }
    }

    private void differ(String path, JsonNode stated, JsonNode answered) {
        if (stated.isMissingNode()) {
            report(path, "is " + text(answered) + ", but should not be there");
        } else if (answered.isMissingNode()) {
            report(path, "is left out, expected " + text(stated));
        } else if (isPlain(stated) && isPlain(answered)) {
            report(path, "is " + plain(answered) + ", expected " + plain(stated));
        } else {
            report(path, "is " + text(answered) + ", expected " + text(stated));
        }
    }

    private void report(String path, String words) {
        differences.add(new Difference(path, (path.isEmpty() ? "the body" : path) + " " + words));
    }

    /** Numbers are the same if their values are: 7 and 7.0 (RFC 8259, 6). */
    private static boolean same(JsonNode stated, JsonNode answered) {
        return stated.isNumber() && answered.isNumber()
                ? stated.decimalValue().compareTo(answered.decimalValue()) == 0
                : stated.equals(answered);
    }

    /** A string that nobody takes for something else if it stands without quotes. */
    private static boolean isPlain(JsonNode value) {
        return value.isString()
                && !value.stringValue().isBlank()
                && value.stringValue().equals(value.stringValue().strip());
    }

    private static String plain(JsonNode value) {
        return Texts.cut(value.stringValue(), MAX_VALUE);
    }

    /** The value as JSON. */
    static String text(JsonNode value) {
        return Texts.cut(value.toString(), MAX_VALUE);
    }
}

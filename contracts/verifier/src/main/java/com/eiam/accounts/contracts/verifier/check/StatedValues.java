package com.eiam.accounts.contracts.verifier.check;

import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Compares a stated value with an actual one. Below the top level, a key that is not stated is a difference. A null
 * differs from a key that is left out, and the order of lists counts.
 */
final class StatedValues {

    private static final int MAX_VALUE = 200;

    private final List<Difference> differences = new ArrayList<>();

    /** All differences between a stated body and an actual one. At the top level, only stated keys count. */
    static List<Difference> differences(JsonNode stated, JsonNode actual) {
        StatedValues values = new StatedValues();
        if (stated.isObject() && actual.isObject()) {
            stated.properties()
                    .forEach(entry -> values.compare(entry.getKey(), entry.getValue(), actual.path(entry.getKey())));
        } else if (!stated.isMissingNode()) {
            values.compare("", stated, actual);
        }
        return values.differences;
    }

    static List<Difference> differences(String path, JsonNode stated, JsonNode actual) {
        StatedValues values = new StatedValues();
        values.compare(path, stated, actual);
        return values.differences;
    }

    private void compare(String path, JsonNode stated, JsonNode actual) {
        if (stated.isObject() && actual.isObject()) {
            Set<String> keys = new LinkedHashSet<>(stated.propertyNames());
            keys.addAll(actual.propertyNames());
            keys.forEach(key -> compare(path.isEmpty() ? key : path + "." + key, stated.path(key), actual.path(key)));
        } else if (stated.isArray() && actual.isArray()) {
            if (stated.size() != actual.size()) {
                report(path, "has %d elements, expected %d".formatted(actual.size(), stated.size()));
            }
            int common = Math.min(stated.size(), actual.size());
            int all = Math.max(stated.size(), actual.size());
            // Of the elements that only one of the lists has, the first three.
            for (int i = 0; i < Math.min(all, common + 3); i++) {
                compare(path + "[" + i + "]", stated.path(i), actual.path(i));
            }
        } else if (!same(stated, actual)) {
            differ(path, stated, actual);
        }
    }

    private void differ(String path, JsonNode stated, JsonNode actual) {
        if (stated.isMissingNode()) {
            report(path, "is " + text(actual) + ", but should not be there");
        } else if (actual.isMissingNode()) {
            report(path, "is left out, expected " + text(stated));
        } else if (isPlain(stated) && isPlain(actual)) {
            report(path, "is " + plain(actual) + ", expected " + plain(stated));
        } else {
            report(path, "is " + text(actual) + ", expected " + text(stated));
        }
    }

    private void report(String path, String words) {
        differences.add(new Difference(path, (path.isEmpty() ? "the body" : path) + " " + words));
    }

    /** Compares numbers by value: 7 is 7.0 (RFC 8259, 6). */
    private static boolean same(JsonNode stated, JsonNode actual) {
        return stated.isNumber() && actual.isNumber()
                ? stated.decimalValue().compareTo(actual.decimalValue()) == 0
                : stated.equals(actual);
    }

    /** Whether a value is a string that is clear without quotes. */
    private static boolean isPlain(JsonNode value) {
        return value.isString()
                && !value.stringValue().isBlank()
                && value.stringValue().equals(value.stringValue().strip());
    }

    private static String plain(JsonNode value) {
        return VisibleText.cut(value.stringValue(), MAX_VALUE);
    }

    static String text(JsonNode value) {
        return VisibleText.cut(value.toString(), MAX_VALUE);
    }
}

package com.eiam.accounts.openapi.compatibility;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The same object as it was and as it is, references followed; either may be missing.
 *
 * @param comparison what takes the findings
 */
record Pair(Comparison comparison, JsonNode before, JsonNode after) {

    Pair {
        before = comparison.before().spec().resolve(before);
        after = comparison.after().spec().resolve(after);
    }

    /** What both have under a key. */
    Pair at(String key) {
        return new Pair(comparison, before.path(key), after.path(key));
    }

    /** Both as what {@code side} makes of them, such as one entry of a list that has another index on each side. */
    Pair with(JsonNode newBefore, JsonNode newAfter) {
        return new Pair(comparison, newBefore, newAfter);
    }

    /** Reports what is wrong with a key: where it stands now; where it stood if it is gone. */
    void broken(String key, String reason) {
        if (after.has(key) || !before.has(key)) {
            comparison.add(comparison.after().at(after, key, reason));
        } else {
            comparison.add(comparison.before().at(before, key, reason));
        }
    }

    /** Whether a key's value is another one than it was, or there where it was not. */
    boolean differs(String key) {
        return !before.path(key).equals(after.path(key));
    }

    /** Calls back for each key that is gone. */
    void forEachGone(Consumer<String> visitor) {
        before.propertyNames().stream().filter(key -> !after.has(key)).forEach(visitor);
    }
}

package com.eiam.accounts.openapi.compatibility.diff;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** One object in the released and in the current spec, references resolved. Either may be missing. */
public record Pair(Diff diff, JsonNode before, JsonNode after) {

    public Pair {
        before = diff.before().spec().resolve(before);
        after = diff.after().spec().resolve(after);
    }

    public Pair at(String key) {
        return diff.pair(before.path(key), after.path(key));
    }

    /** Records what is wrong with a key, at its place in the current spec, or in the released one if it is gone. */
    public void broken(String key, String reason) {
        boolean isGone = before.has(key) && !after.has(key);
        diff.breaks()
                .add(
                        isGone
                                ? diff.before().at(before, key, reason)
                                : diff.after().at(after, key, reason));
    }

    /** Whether the value of a key changed, appeared or disappeared. */
    public boolean differs(String key) {
        return !before.path(key).equals(after.path(key));
    }

    /** Records a changed value. The reason is a format for both values; {@code absent} replaces a missing one. */
    public void changed(String key, String reason, String absent) {
        if (differs(key)) {
            broken(key, reason.formatted(shown(before.path(key), absent), shown(after.path(key), absent)));
        }
    }

    private static String shown(JsonNode value, String absent) {
        return value.isContainer() ? value.toString() : value.asString(absent);
    }

    /** Whether a boolean changed to a value. One that is not stated is false. */
    public boolean becomes(String key, boolean value) {
        return after.path(key).booleanValue(false) == value && before.path(key).booleanValue(false) != value;
    }

    /** Calls back for each key that both have, and records those that are gone. */
    public void forEach(String kind, Consumer<String> visitor) {
        before.propertyNames().forEach(key -> {
            if (after.has(key)) {
                visitor.accept(key);
            } else {
                broken(key, "the " + kind + " " + key + " is gone");
            }
        });
    }
}

package com.eiam.accounts.site;

import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What the spec says otherwise than a released one. Contracts are not compared. */
final class Differences {

    private final String released;
    private final JsonNode before;
    private final JsonNode after;
    private final List<String> lines = new ArrayList<>();
    private int reworded;

    Differences(String released, Spec before, Spec after) {
        this.released = released;
        this.before = before.published();
        this.after = after.published();
    }

    String markdown() {
        compare("", before, after);
        return """
                # Differences from the last release

                Compared with `%s`. A change that could break a caller stops the build.

                %s

                Reworded descriptions and summaries: %d.
                """.formatted(
                        released, lines.isEmpty() ? "Nothing else has changed." : String.join("\n", lines), reworded);
    }

    private void compare(String pointer, JsonNode from, JsonNode to) {
        if (from.equals(to)) {
            return;
        }
        if (!from.isObject() || !to.isObject()) {
            if (pointer.endsWith("/description") || pointer.endsWith("/summary")) {
                reworded++;
            } else if (from.isContainer() || to.isContainer()) {
                lines.add("- `%s` has other entries".formatted(pointer));
            } else {
                lines.add("- `%s` was `%s` and is `%s`".formatted(pointer, from, to));
            }
            return;
        }
        Set<String> names = new TreeSet<>(from.propertyNames());
        names.addAll(to.propertyNames());
        for (String name : names) {
            String child = pointer + "/" + name;
            if (!from.has(name)) {
                lines.add("- `%s` is new".formatted(child));
            } else if (!to.has(name)) {
                lines.add("- `%s` is gone".formatted(child));
            } else {
                compare(child, from.get(name), to.get(name));
            }
        }
    }
}

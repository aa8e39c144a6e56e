package com.eiam.accounts.server;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds text that is no text: JSON may escape U+0000, which PostgreSQL cannot hold, and halves of surrogate pairs, which
 * UTF-8 cannot.
 */
final class UnsafeText {

    private UnsafeText() {}

    /** The paths to each such string; for a key the path to the object that has it. */
    static Stream<List<Object>> in(JsonNode value) {
        if (value.isString()) {
            return isUnsafe(value.stringValue()) ? Stream.of(List.of()) : Stream.empty();
        }
        if (value.isArray()) {
            return IntStream.range(0, value.size())
                    .boxed()
                    .flatMap(index -> in(value.get(index)).map(path -> prepend(index, path)));
        }
        return value.propertyStream()
                .flatMap(property -> isUnsafe(property.getKey())
                        ? Stream.of(List.of())
                        : in(property.getValue()).map(path -> prepend(property.getKey(), path)));
    }

    private static List<Object> prepend(Object element, List<Object> path) {
        return Stream.concat(Stream.of(element), path.stream()).toList();
    }

    private static boolean isUnsafe(String text) {
        return text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}

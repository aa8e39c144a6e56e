package com.eiam.accounts.server.validation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds text that no database can store. JSON can escape U+0000, which PostgreSQL refuses, and single halves of
 * surrogate pairs, which UTF-8 cannot encode; YAML can have bytes instead of text. Not for implementers.
 */
public final class UnsafeText {

    private UnsafeText() {}

    /** The path to each such string. If a key is unsafe, the path leads to its object. */
    public static Stream<List<Object>> in(JsonNode value) {
        if (value.isBinary()) {
            return Stream.of(List.of());
        }
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

package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A spec whose objects and lists know where they stand. */
final class Document {

    private final String name;
    private final Spec spec;
    private final Map<JsonNode, String> pointers = new IdentityHashMap<>();

    Document(String name, Spec spec) {
        this.name = name;
        this.spec = spec;
        locate(spec.root(), "");
    }

    private void locate(JsonNode node, String pointer) {
        if (node.isContainer()) {
            pointers.put(node, pointer);
            node.properties().forEach(entry -> locate(entry.getValue(), pointer + "/" + escaped(entry.getKey())));
            for (int i = 0; i < node.size() && node.isArray(); i++) {
                locate(node.get(i), pointer + "/" + i);
            }
        }
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    Spec spec() {
        return spec;
    }

    /** The operation under which callers know a method and a path, whatever its parameters are called. */
    Optional<Operation> operation(String method, String path) {
        return spec.operations().stream()
                .filter(operation -> operation.method().equals(method)
                        && nameless(operation.path()).equals(nameless(path)))
                .findFirst();
    }

    private static String nameless(String path) {
        return path.replaceAll("\\{[^/}]*}", "{}");
    }

    /** The place of an object or list of this document. */
    String pointer(JsonNode container) {
        return pointers.getOrDefault(container, "");
    }

    /** A finding about a key of an object or list; about the thing itself if it has no such key. */
    Break at(JsonNode container, String key, String reason) {
        JsonNode value = container.isArray() ? container.path(Integer.parseInt(key)) : container.path(key);
        if (value.isMissingNode()) {
            return at(container, reason);
        }
        return new Break(name, Spec.line(value), pointer(container) + "/" + escaped(key), reason);
    }

    /** A finding about a parameter: where the operation, or its path, names it, not where it is described for all. */
    Break at(Operation operation, JsonNode parameter, String reason) {
        JsonNode path = spec.root().path("paths").path(operation.path());
        return Stream.of(operation.node(), path)
                .map(node -> node.path("parameters"))
                .flatMap(list -> IntStream.range(0, list.size())
                        .filter(i -> spec.resolve(list.get(i)) == parameter)
                        .mapToObj(i -> at(list, String.valueOf(i), reason)))
                .findFirst()
                .orElseThrow();
    }

    /** A finding about an object or list. */
    Break at(JsonNode container, String reason) {
        return new Break(name, Spec.line(container), pointer(container), reason);
    }
}

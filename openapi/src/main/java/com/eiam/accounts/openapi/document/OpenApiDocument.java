package com.eiam.accounts.openapi.document;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An OpenAPI document as a tree whose references can be followed. Thread-safe as long as nobody changes the tree. Only
 * references within the document are supported.
 */
public final class OpenApiDocument {

    private final JsonNode root;
    private final Map<JsonNode, String> pointers = new IdentityHashMap<>();
    private final List<OperationObject> operations;

    public OpenApiDocument(JsonNode root) {
        this.root = root;
        locate(root, "");
        operations = new OperationReader(this).read();
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

    /** A key as a segment of a JSON Pointer (RFC 6901, 3). */
    public static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    public static Stream<JsonNode> everyNode(JsonNode node) {
        // A stream for each node would take much longer.
        return Stream.of(node).mapMulti(OpenApiDocument::visit);
    }

    private static void visit(JsonNode node, Consumer<JsonNode> visitor) {
        visitor.accept(node);
        node.valueStream().forEach(child -> visit(child, visitor));
    }

    /** The texts of a list, or of a value that is a list or one text, such as {@code type}. */
    public static Stream<String> texts(JsonNode value) {
        return (value.isArray() ? value.valueStream() : Stream.of(value))
                .flatMap(text -> text.stringValueOpt().stream());
    }

    public JsonNode root() {
        return root;
    }

    /** The operations, in the order of the document. */
    public List<OperationObject> operations() {
        return operations;
    }

    /**
     * The JSON Pointer of an object or list of this document.
     *
     * @throws IllegalArgumentException if it is not from this document
     */
    public String pointer(JsonNode container) {
        String pointer = pointers.get(container);
        if (pointer == null) {
            throw new IllegalArgumentException("the node is not from this document: " + container);
        }
        return pointer;
    }

    /** The node itself, or the target of its {@code $ref}; missing if the target does not exist. */
    public JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        for (int hops = 0; resolved.has("$ref"); hops++) {
            String reference = resolved.path("$ref").stringValue("");
            // A chain of references that is longer than this is a circle.
            resolved = reference.startsWith("#/") && hops < 32
                    ? root.at(JsonPointer.compile(reference.substring(1)))
                    : MissingNode.getInstance();
        }
        return resolved;
    }
}

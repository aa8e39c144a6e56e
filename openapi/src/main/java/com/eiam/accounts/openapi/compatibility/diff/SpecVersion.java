package com.eiam.accounts.openapi.compatibility.diff;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.SpecException;
import com.eiam.accounts.openapi.YamlFile;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.semver4j.Semver;
import tools.jackson.databind.JsonNode;

/** One of the two specs that are compared, and the name of its file for messages. */
public record SpecVersion(String name, Spec spec) {

    /** The {@code info.version}, which must be a semantic version. */
    public Semver number() {
        JsonNode node = spec.root().at("/info/version");
        String text = node.asString("");
        if (!Semver.isValid(text)) {
            throw new SpecException(
                    "%s:%d: info.version is '%s', which is no semantic version: write three numbers such as 1.2.0"
                            .formatted(spec.name(), YamlFile.line(node.isMissingNode() ? spec.root() : node), text));
        }
        return new Semver(text);
    }

    /** The operation with the same method and path. The names of the path's parameters may differ. */
    public Optional<Operation> operation(Operation other) {
        return spec.operations().stream()
                .filter(operation -> operation.method().equals(other.method())
                        && nameless(operation.path()).equals(nameless(other.path())))
                .findFirst();
    }

    private static String nameless(String path) {
        return path.replaceAll("\\{[^/}]*}", "{}");
    }

    /** A breaking change of a key of an object or list; of the object itself if it has no such key. */
    public Break at(JsonNode container, String key, String reason) {
        JsonNode value = container.isArray() ? container.path(Integer.parseInt(key)) : container.path(key);
        if (value.isMissingNode()) {
            return at(container, reason);
        }
        String pointer = spec.document().pointer(container) + "/" + OpenApiDocument.escaped(key);
        return new Break(name, YamlFile.line(value), pointer, reason);
    }

    /** A breaking change of an object or list. */
    public Break at(JsonNode container, String reason) {
        return new Break(name, YamlFile.line(container), spec.document().pointer(container), reason);
    }

    /** A breaking change of a parameter, at its place in the operation's list or in its path's. */
    public Break at(Operation operation, Parameter parameter, String reason) {
        JsonNode path = spec.root().path("paths").path(operation.path());
        return Stream.of(operation.node(), path)
                .map(node -> node.path("parameters"))
                .flatMap(list -> IntStream.range(0, list.size())
                        .filter(i -> spec.resolve(list.get(i)) == parameter.node())
                        .mapToObj(i -> at(list, String.valueOf(i), reason)))
                .findFirst()
                .orElseThrow();
    }
}

package com.eiam.accounts.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file as a tree whose nodes know their lines. */
final class YamlFile {

    static {
        // The validator logs through SLF4J, which otherwise warns in each build that it has no provider.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    private static final NodeReader READER = NodeReader.builder()
            .yamlMapper(YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build())
            .locationAware()
            .build();

    private final String name;
    private final JsonNode root;

    private YamlFile(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @throws SpecException if the file is missing, is not a YAML mapping or has a duplicate key
     */
    static YamlFile read(Path file) {
        String name = file.getFileName().toString();
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode root = READER.readTree(in, InputFormat.YAML);
            if (root == null || !root.isObject()) {
                throw new SpecException(name + ":1: a YAML mapping is expected, with keys at its top level");
            }
            return new YamlFile(name, root);
        } catch (IOException e) {
            throw new SpecException(file + ": cannot be read: " + e.getMessage());
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            // The parser's message contains excerpts of the file, which are indented.
            String reason = e.getOriginalMessage()
                    .lines()
                    .filter(text -> !text.isBlank() && !text.startsWith(" "))
                    .collect(Collectors.joining(": "))
                    .replaceFirst(" for `ObjectNode`.*", " in one mapping: remove one of the two");
            throw new SpecException(name + ":" + line + ": not valid YAML: " + reason);
        }
    }

    /** The file's name without its folder, for messages. */
    String name() {
        return name;
    }

    JsonNode root() {
        return root;
    }

    /** The line of a node, from 1. */
    static int line(JsonNode node) {
        var location = JsonNodes.tokenStreamLocationOf(node);
        return location == null ? 1 : location.getLineNr();
    }
}

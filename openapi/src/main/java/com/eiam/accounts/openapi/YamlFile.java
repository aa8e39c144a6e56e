package com.eiam.accounts.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A YAML file as a tree whose nodes know their lines.
 *
 * @param name its name in messages
 */
public record YamlFile(String name, JsonNode root) {

    private static final YAMLMapper MAPPER = YAMLMapper.builder(new AliasFreeFactory())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final NodeReader READER =
            NodeReader.builder().yamlMapper(MAPPER).locationAware().build();

    /** @throws SpecException if the file is missing, is not a YAML mapping, or has a duplicate key or an alias */
    static YamlFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.getFileName().toString(), in, "keys at its top level");
        } catch (IOException e) {
            throw new SpecException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /**
     * @param keys the keys that it should have, for the message about a file without any
     * @throws SpecException if it is not a YAML mapping, or has a duplicate key or an alias
     */
    public static YamlFile read(String name, InputStream content, String keys) throws IOException {
        byte[] bytes = content.readAllBytes();
        requireUtf8(name, bytes);
        try {
            JsonNode root = READER.readTree(new ByteArrayInputStream(bytes), InputFormat.YAML);
            if (root == null || !root.isObject()) {
                throw new SpecException(name + ":1: a YAML mapping is expected, with " + keys);
            }
            return new YamlFile(name, root);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            if (e instanceof AliasFreeFactory.AliasException) {
                throw new SpecException(name + ":" + line + ": " + e.getOriginalMessage());
            }
            // The parser's message contains excerpts of the file, which are indented.
            String reason = e.getOriginalMessage()
                    .lines()
                    .filter(text -> !text.isBlank() && !text.startsWith(" "))
                    .collect(Collectors.joining(": "))
                    .replaceFirst(" for `ObjectNode`.*", " in one mapping: remove one of the two")
                    .replaceFirst("^Trailing token .*", "a second document begins here: leave it out");
            throw new SpecException(name + ":" + line + ": not valid YAML: " + reason);
        }
    }

    private static void requireUtf8(String name, byte[] content) {
        CharBuffer read = CharBuffer.allocate(content.length);
        if (StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content), read, true)
                .isError()) {
            long line = 1
                    + read.flip().chars().filter(character -> character == '\n').count();
            throw new SpecException(name + ":" + line + ": not UTF-8");
        }
    }

    /** The line of a node, from 1. */
    public static int line(JsonNode node) {
        var location = JsonNodes.tokenStreamLocationOf(node);
        return location == null ? 1 : location.getLineNr();
    }
}

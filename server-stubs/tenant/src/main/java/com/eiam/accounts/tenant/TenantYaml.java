package com.eiam.accounts.tenant;

import com.eiam.accounts.server.validation.UnsafeText;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A tenant file that has the form of its schema. Its nodes know their lines. */
final class TenantYaml {

    private static final String SCHEMA = "/tenant.schema.json";
    private static final NodeReader READER = NodeReader.builder()
            .yamlMapper(YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build())
            .locationAware()
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            // Keys that are left out have their defaults.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(Map.class, map -> map.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private final String name;
    private final JsonNode root;

    private TenantYaml(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @param name the file's name in messages
     * @throws TenantFileException if the file does not have the form
     */
    static TenantYaml read(String name, InputStream content) throws IOException {
        TenantYaml yaml = new TenantYaml(name, parse(name, content));
        yaml.requireText();
        yaml.requireForm();
        return yaml;
    }

    private static JsonNode parse(String name, InputStream content) throws IOException {
        try {
            JsonNode root = READER.readTree(new ByteArrayInputStream(content.readAllBytes()), InputFormat.YAML);
            if (root == null || !root.isObject()) {
                throw new TenantFileException(
                        name + ":1: a YAML mapping is expected, with the keys clients, users and applications");
            }
            return root;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            // Without the library's own types and settings, which mean nothing to the author of the file.
            reason = reason.replaceFirst(" for `ObjectNode`.*", "");
            throw new TenantFileException(name + ":" + line + ": not valid YAML: " + reason);
        }
    }

    private void requireText() {
        UnsafeText.in(root).findFirst().ifPresent(path -> {
            JsonNode at = root;
            String key = "";
            for (Object step : path) {
                at = step instanceof Integer index ? at.path(index) : at.path(step.toString());
                key = step instanceof String name ? name : key;
            }
            throw problem(at, key, "has bytes, U+0000 or half a surrogate pair, which no database can store");
        });
    }

    private void requireForm() {
        try (InputStream schema = TenantYaml.class.getResourceAsStream(SCHEMA)) {
            SchemaRegistryConfig paths =
                    SchemaRegistryConfig.builder().pathType(PathType.JSON_PATH).build();
            // A misspelt key is unknown, and the right one is missing. The message about the unknown one helps more.
            SchemaRegistry.withDialect(Dialects.getDraft202012(), registry -> registry.schemaRegistryConfig(paths))
                    .getSchema(schema, InputFormat.JSON)
                    .validate(root)
                    .stream()
                    .min(Comparator.<Error>comparingInt(error -> line(at(error)))
                            .thenComparing(error -> !isUnknownKey(error)))
                    .ifPresent(error -> {
                        throw problem(at(error), key(error), reason(error));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode at(Error error) {
        JsonNode node = error.getInstanceNode();
        return isUnknownKey(error) ? node.path(error.getProperty()) : node;
    }

    private static String key(Error error) {
        String property = error.getProperty() == null ? "" : "." + error.getProperty();
        return (error.getInstanceLocation() + property).replaceFirst("^\\$\\.?", "");
    }

    private static String reason(Error error) {
        return isUnknownKey(error)
                ? "is not a known key"
                : error.getKeyword().equals("required") ? "is missing" : error.getMessage();
    }

    private static boolean isUnknownKey(Error error) {
        return error.getKeyword().equals("additionalProperties");
    }

    JsonNode root() {
        return root;
    }

    Tenant tenant() {
        return MAPPER.treeToValue(root, Tenant.class);
    }

    /** The line, from 1, on which a node begins. */
    private static int line(JsonNode node) {
        var location = JsonNodes.tokenStreamLocationOf(node);
        return location == null ? 1 : location.getLineNr();
    }

    /** An error in the file. */
    TenantFileException problem(JsonNode at, String key, String reason) {
        return new TenantFileException(name + ":" + line(at) + ": " + key + ": " + reason);
    }
}

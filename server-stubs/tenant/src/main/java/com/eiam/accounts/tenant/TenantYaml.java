package com.eiam.accounts.tenant;

import com.eiam.accounts.openapi.SpecException;
import com.eiam.accounts.openapi.YamlFile;
import com.eiam.accounts.server.validation.UnsafeText;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A tenant file that has the form of its schema. Its nodes know their lines. */
record TenantYaml(String name, JsonNode root) {

    private static final String SCHEMA = "/tenant.schema.json";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            // Keys that are left out have their defaults.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(Map.class, map -> map.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    /**
     * @param name the file's name in messages
     * @throws TenantFileException if the file does not have the form
     */
    static TenantYaml read(String name, InputStream content) throws IOException {
        try {
            TenantYaml yaml = new TenantYaml(
                    name,
                    YamlFile.read(name, content, "the keys clients, users and applications")
                            .root());
            yaml.requireText();
            yaml.requireForm();
            return yaml;
        } catch (SpecException e) {
            throw new TenantFileException(e.getMessage());
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
                    .min(Comparator.<Error>comparingInt(error -> YamlFile.line(at(error)))
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

    Tenant tenant() {
        return MAPPER.treeToValue(root, Tenant.class);
    }

    TenantFileException problem(JsonNode at, String key, String reason) {
        return new TenantFileException(name + ":" + YamlFile.line(at) + ": " + key + ": " + reason);
    }
}

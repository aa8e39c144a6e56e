package com.eiam.accounts.reference.tenant;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A tenant file as a tree whose nodes know their lines, in the form that its schema describes. */
final class TenantYaml {

    private static final Resource SCHEMA = new ClassPathResource("tenant.schema.json");
    private static final NodeReader READER = NodeReader.builder()
            .yamlMapper(YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build())
            .locationAware()
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
     * @param name how messages call it
     * @throws TenantFileException if there is no such file, or it is no YAML of that form
     */
    static TenantYaml read(String name, Resource file) {
        TenantYaml yaml = new TenantYaml(name, parse(name, file));
        yaml.requireForm();
        return yaml;
    }

    private static JsonNode parse(String name, Resource file) {
        try (InputStream in = file.getInputStream()) {
            JsonNode root = READER.readTree(in, InputFormat.YAML);
            if (root == null || !root.isObject()) {
                throw new TenantFileException(
                        name + ":1: a YAML mapping is expected, with the keys clients, users and" + " applications");
            }
            return root;
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new TenantFileException(name + ": there is no such tenant file; eiam.accounts.tenant-file names it");
        } catch (IOException e) {
            throw new TenantFileException(name + ": the tenant file cannot be read: " + e.getMessage());
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            // Who wrote the file knows nothing of the library's types and switches.
            reason = reason.replaceFirst(" for `ObjectNode`.*", "");
            throw new TenantFileException(name + ":" + line + ": not valid YAML: " + reason);
        }
    }

    private void requireForm() {
        try (InputStream schema = SCHEMA.getInputStream()) {
            List<Error> errors = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                    .getSchema(schema, InputFormat.JSON)
                    .validate(root);
            // Where a key is misspelt, it is unknown and the right one is missing: the former helps more.
            Comparator<Error> firstLine = Comparator.<Error>comparingInt(error -> line(at(error)))
                    .thenComparing(error -> !isUnknownKey(error));
            errors.stream().min(firstLine).ifPresent(error -> {
                throw problem(at(error), key(error), reason(error));
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode at(Error error) {
        JsonNode node = root;
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            Object element = error.getInstanceLocation().getElement(i);
            node = element instanceof Integer index ? node.path(index) : node.path(element.toString());
        }
        return isUnknownKey(error) ? node.path(error.getProperty()) : node;
    }

    private static String key(Error error) {
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty() == null ? "" : "/" + error.getProperty();
        return (place + property)
                .replaceAll("/(\\d+)(?=/|$)", "[$1]")
                .replaceFirst("^/", "")
                .replace('/', '.');
    }

    private static String reason(Error error) {
        return isUnknownKey(error)
                ? "is not a key that is known here"
                : error.getKeyword().equals("required") ? "is missing" : error.getMessage();
    }

    private static boolean isUnknownKey(Error error) {
        return error.getKeyword().equals("additionalProperties");
    }

    JsonNode root() {
        return root;
    }

    /** The line, from 1, on which a node begins. */
    private int line(JsonNode node) {
        var location = JsonNodes.tokenStreamLocationOf(node);
        return location == null ? 1 : location.getLineNr();
    }

    /** A fault of the file. */
    TenantFileException problem(JsonNode at, String key, String reason) {
        return new TenantFileException(name + ":" + line(at) + ": " + key + ": " + reason);
    }
}

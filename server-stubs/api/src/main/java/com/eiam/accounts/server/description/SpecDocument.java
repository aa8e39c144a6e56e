package com.eiam.accounts.server.description;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The spec as JSON: its nodes, where its references point, and its schemas. */
final class SpecDocument {

    private static final String RESOURCE = "/META-INF/eiam-accounts/openapi.json";
    private static final String URI = "https://eiam.invalid/openapi";
    private static final Dialect DIALECT = Dialect.builder(Dialects.getOpenApi31())
            .keyword(new MaxBytesKeyword())
            .keyword(new NonValidationKeyword(RequestSchema.ERROR_CODE))
            .keyword(new NonValidationKeyword("x-extensible"))
            .build();

    private final JsonNode root;
    private final SchemaRegistry registry;
    private final Map<JsonPointer, RequestSchema> schemas = new ConcurrentHashMap<>();

    private SpecDocument(JsonNode root) {
        String text = root.toString();
        this.root = root;
        this.registry =
                SchemaRegistry.withDialect(DIALECT, builder -> builder.schemas(uri -> uri.equals(URI) ? text : null));
    }

    /** Reads the spec from the class path. */
    static SpecDocument read() {
        try (InputStream in = SpecDocument.class.getResourceAsStream(RESOURCE)) {
            return new SpecDocument(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    JsonNode at(JsonPointer pointer) {
        return root.at(pointer);
    }

    /** The pointer itself, or the one that the {@code $ref} of its node names. */
    JsonPointer resolve(JsonPointer pointer) {
        JsonNode reference = at(pointer).path("$ref");
        return reference.isString() ? resolve(target(reference)) : pointer;
    }

    /** The node itself, or the one that its {@code $ref} names. */
    JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? resolve(at(target(reference))) : node;
    }

    private static JsonPointer target(JsonNode reference) {
        return JsonPointer.compile(reference.stringValue().substring(1));
    }

    /** A schema, compiled once. */
    RequestSchema schema(JsonPointer pointer) {
        return schemas.computeIfAbsent(resolve(pointer), at -> {
            Schema schema = registry.getSchema(SchemaLocation.of(URI + "#" + at));
            schema.initializeValidators();
            return new RequestSchema(at(at), schema, this::resolve);
        });
    }
}

package com.eiam.accounts.openapi.document;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schemas of a document, in OpenAPI's dialect with our own keywords. Each is compiled once. Thread-safe. */
public final class DocumentSchemas {

    private static final String LOCATION = "https://eiam.invalid/openapi";

    private static final Dialect DIALECT = Dialect.builder(Dialects.getOpenApi31())
            .keyword(new ValueKeyword(
                    Extensions.MAX_BYTES,
                    "must not be larger than {0} bytes",
                    (limit, value) -> JsonMapper.shared().writeValueAsBytes(value).length <= limit.intValue()))
            .keyword(new ValueKeyword(
                    Extensions.VISIBLE_TEXT,
                    "must have a visible character and no control characters",
                    (set, value) ->
                            !set.booleanValue(false) || !value.isString() || VisibleText.matches(value.stringValue())))
            .keyword(new NonValidationKeyword(Extensions.ERROR_CODE))
            .keyword(new NonValidationKeyword(Extensions.EXTENSIBLE))
            .keyword(new NonValidationKeyword(Extensions.SENTENCES))
            .build();

    private final OpenApiDocument document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    public DocumentSchemas(OpenApiDocument document) {
        this.document = document;
        registry = SchemaRegistry.withDefaultDialect(
                DIALECT,
                builder -> builder.schemas(
                        uri -> uri.equals(LOCATION) ? document.root().toString() : null));
    }

    /**
     * A schema of the document, ready to validate values.
     *
     * @throws IllegalArgumentException if it is not from this document
     */
    public Schema compile(JsonNode schema) {
        return compiled.computeIfAbsent(document.pointer(schema), pointer -> {
            Schema validator = registry.getSchema(SchemaLocation.of(LOCATION + "#" + pointer));
            validator.initializeValidators();
            return validator;
        });
    }

    /**
     * The errors of a value; empty if it is valid.
     *
     * @param schema a schema of the document; it may refer to others by {@code $ref}
     */
    public List<Error> errors(JsonNode schema, JsonNode value) {
        return compile(schema).validate(value);
    }

    /** The errors of a value, one line each; empty if it is valid. */
    public List<String> faults(JsonNode schema, JsonNode value) {
        return errors(schema, value).stream().map(DocumentSchemas::text).toList();
    }

    /** The keywords that a value breaks; empty if it is valid. */
    public Set<String> brokenKeywords(JsonNode schema, JsonNode value) {
        return errors(schema, value).stream().map(Error::getKeyword).collect(Collectors.toSet());
    }

    /** The errors of a value by a schema that is a resource of this artifact. */
    public static List<Error> errors(String resource, JsonNode value) {
        InputStream in = DocumentSchemas.class.getResourceAsStream(resource);
        return SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                .getSchema(in, InputFormat.JSON)
                .validate(value);
    }

    /** An error in one line. */
    public static String text(Error error) {
        return (error.getInstanceLocation().getNameCount() == 0 ? "" : error.getInstanceLocation() + ": ")
                + error.getMessage();
    }
}

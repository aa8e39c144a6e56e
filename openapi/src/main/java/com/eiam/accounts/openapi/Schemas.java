package com.eiam.accounts.openapi;

import com.eiam.accounts.openapi.document.DocumentSchemas;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Validates values against the schemas of a spec, and against the schemas of this artifact. */
public final class Schemas {

    private final DocumentSchemas schemas;

    public Schemas(Spec spec) {
        schemas = spec.schemas();
    }

    /**
     * The errors of a value, one line each; empty if it is valid.
     *
     * @param schema a schema of the spec; it may refer to others by {@code $ref}
     */
    public List<String> faults(JsonNode schema, JsonNode value) {
        return errors(schema, value).stream().map(Schemas::text).toList();
    }

    /** An error in one line. */
    public static String text(Error error) {
        return (error.getInstanceLocation().getNameCount() == 0 ? "" : error.getInstanceLocation() + ": ")
                + error.getMessage();
    }

    /** Whether a contract expects that a key is absent: it states null for an optional key that is never null. */
    public static boolean statesAbsence(Spec spec, JsonNode schema, String key, JsonNode value) {
        JsonNode type =
                spec.resolve(spec.resolve(schema).path("properties").path(key)).path("type");
        return value.isNull()
                && type.isString()
                && OpenApiDocument.texts(spec.resolve(schema).path("required")).noneMatch(key::equals);
    }

    /** The keywords that a value breaks; empty if it is valid. */
    public Set<String> brokenKeywords(JsonNode schema, JsonNode value) {
        return errors(schema, value).stream().map(Error::getKeyword).collect(Collectors.toSet());
    }

    /** The errors of a value as the validator reports them. */
    public List<Error> errors(JsonNode schema, JsonNode value) {
        return schemas.compile(schema).validate(value);
    }

    /** The errors of a value by a schema that is a resource of this artifact. */
    public static List<Error> errors(String resource, JsonNode value) {
        InputStream in = Schemas.class.getResourceAsStream(resource);
        return SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                .getSchema(in, InputFormat.JSON)
                .validate(value);
    }
}

package com.eiam.accounts.openapi;

import com.eiam.accounts.openapi.document.DocumentSchemas;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Validates values against the spec's schemas, and against schemas that are files beside it. */
public final class Schemas {

    private final DocumentSchemas schemas;

    /** Prepares the schemas of a spec. */
    public Schemas(Spec spec) {
        schemas = spec.schemas();
    }

    /**
     * What is wrong with a value, one line a fault; empty if it is valid.
     *
     * @param schema a schema of the spec; it may refer to others by {@code $ref}
     */
    public List<String> faults(JsonNode schema, JsonNode value) {
        return lines(errors(schema, value));
    }

    /** Whether a contract's value of a key says that the answer must not have it: null, where the schema allows none. */
    public static boolean statesAbsence(Spec spec, JsonNode schema, String key, JsonNode value) {
        JsonNode type =
                spec.resolve(spec.resolve(schema).path("properties").path(key)).path("type");
        return value.isNull()
                && type.isString()
                && spec.resolve(schema)
                        .path("required")
                        .valueStream()
                        .noneMatch(name -> name.stringValue("").equals(key));
    }

    /** The keywords of the schema that a value breaks; empty if it is valid. */
    public Set<String> brokenKeywords(JsonNode schema, JsonNode value) {
        return errors(schema, value).stream().map(Error::getKeyword).collect(Collectors.toSet());
    }

    /** The same as the library tells it, with the keyword that each error comes from. */
    public List<Error> errors(JsonNode schema, JsonNode value) {
        return schemas.compile(schema).validate(value);
    }

    /** What is wrong with a value by a schema that is a resource of this artifact. */
    public static List<Error> errors(String resource, JsonNode value) {
        InputStream in = Schemas.class.getResourceAsStream(resource);
        return SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                .getSchema(in, InputFormat.JSON)
                .validate(value);
    }

    private static List<String> lines(List<Error> errors) {
        return errors.stream()
                .map(error ->
                        (error.getInstanceLocation().getNameCount() == 0 ? "" : error.getInstanceLocation() + ": ")
                                + error.getMessage())
                .toList();
    }
}

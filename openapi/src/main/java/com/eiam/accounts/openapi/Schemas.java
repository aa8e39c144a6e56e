package com.eiam.accounts.openapi;

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
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds values against the spec's schemas and against those that are files beside it. */
public final class Schemas {

    private static final String DOCUMENT = "https://eiam.invalid/spec";

    /** OpenAPI's dialect, which knows that our own keywords validate nothing by themselves. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getOpenApi31())
            .keyword(new NonValidationKeyword("x-error-code"))
            .keyword(new NonValidationKeyword("x-max-bytes"))
            .keyword(new NonValidationKeyword("x-extensible"))
            .build();

    private final SchemaRegistry registry;

    /** Prepares the schemas of a spec. */
    public Schemas(Spec spec) {
        String document = JsonMapper.shared().writeValueAsString(spec.root());
        registry = SchemaRegistry.withDefaultDialect(
                DIALECT, builder -> builder.schemas(uri -> uri.equals(DOCUMENT) ? document : null));
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
    List<Error> errors(JsonNode schema, JsonNode value) {
        Schema validator;
        if (schema.has("$ref")) {
            validator = registry.getSchema(
                    SchemaLocation.of(DOCUMENT + schema.path("$ref").stringValue()));
        } else {
            ObjectNode inline = (ObjectNode) JsonMapper.shared()
                    .readTree(JsonMapper.shared()
                            .writeValueAsString(schema)
                            .replace("\"$ref\":\"#/", "\"$ref\":\"" + DOCUMENT + "#/"));
            validator = registry.getSchema(inline);
        }
        return validator.validate(value);
    }

    /** What is wrong with a value by a schema that is a resource of this artifact. */
    static List<Error> errors(String resource, JsonNode value) {
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

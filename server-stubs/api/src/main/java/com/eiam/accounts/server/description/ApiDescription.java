package com.eiam.accounts.server.description;

import com.eiam.accounts.openapi.document.DocumentSchemas;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.document.OperationObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the spec says about operations, schemas and messages, read once. Thread-safe. Not for implementers. */
public final class ApiDescription {

    private static final String RESOURCE = "/META-INF/eiam-accounts/openapi.json";

    private final OpenApiDocument document;
    private final DocumentSchemas schemas;

    private ApiDescription(JsonNode root) {
        this.document = new OpenApiDocument(root);
        this.schemas = new DocumentSchemas(document);
    }

    /** Reads the spec from the class path. */
    public static ApiDescription read() {
        try (InputStream in = ApiDescription.class.getResourceAsStream(RESOURCE)) {
            return new ApiDescription(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    /** All operations, in the order of the spec. */
    public List<OperationObject> operations() {
        return document.operations();
    }

    public RequestSchema schema(Class<?> model) {
        return schema(document.root().at("/components/schemas").path(model.getSimpleName()));
    }

    public RequestSchema schema(Class<?> model, String field) {
        return schema(schema(model).node().path("properties").path(field));
    }

    /** What a request id of a caller must match. */
    public Pattern requestId() {
        return Pattern.compile(document.root()
                .at("/components/headers/X-Request-Id/schema/pattern")
                .stringValue());
    }

    /** The code of requests that break a rule without a code of its own, and the texts for the rules. */
    public Map.Entry<String, JsonNode> ruleMessages() {
        return document.root()
                .at("/components/examples")
                .propertyStream()
                .filter(example -> example.getValue().has(Extensions.RULE_MESSAGES))
                .findFirst()
                .map(example -> Map.entry(example.getKey(), example.getValue().path(Extensions.RULE_MESSAGES)))
                .orElseThrow(() -> new IllegalStateException("no example of the spec has " + Extensions.RULE_MESSAGES));
    }

    /** A schema of the spec, such as that of a parameter or of a body. */
    public RequestSchema schema(JsonNode schema) {
        JsonNode resolved = document.resolve(schema);
        return new RequestSchema(resolved, schemas.compile(resolved), document::resolve);
    }
}

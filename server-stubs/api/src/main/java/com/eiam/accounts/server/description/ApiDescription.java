package com.eiam.accounts.server.description;

import com.eiam.accounts.openapi.document.DocumentSchemas;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.document.OperationObject;
import com.eiam.accounts.server.description.Operation.Body;
import com.eiam.accounts.server.description.Operation.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the spec says about operations, schemas and messages, read once. Thread-safe. Not for implementers. */
public final class ApiDescription {

    private static final String RESOURCE = "/META-INF/eiam-accounts/openapi.json";

    private final OpenApiDocument document;
    private final DocumentSchemas schemas;
    private final List<Operation> operations;

    private ApiDescription(JsonNode root) {
        this.document = new OpenApiDocument(root);
        this.schemas = new DocumentSchemas(document);
        this.operations = document.operations().stream().map(this::operation).toList();
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
    public List<Operation> operations() {
        return operations;
    }

    /** The schema of a generated model. */
    public RequestSchema schema(Class<?> model) {
        return schema(at("components", "schemas", model.getSimpleName()));
    }

    /** The schema of a field of a generated model. */
    public RequestSchema schema(Class<?> model, String field) {
        return schema(at("components", "schemas", model.getSimpleName(), "properties", field));
    }

    /** What a request id of a caller must match. */
    public Pattern requestId() {
        return Pattern.compile(
                at("components", "headers", "X-Request-Id", "schema", "pattern").stringValue());
    }

    /** The code of requests that break a rule without a code of its own, and the texts for the rules. */
    public Map.Entry<String, JsonNode> ruleMessages() {
        return at("components", "examples").properties().stream()
                .filter(example -> example.getValue().has(Extensions.RULE_MESSAGES))
                .findFirst()
                .map(example -> Map.entry(example.getKey(), example.getValue().path(Extensions.RULE_MESSAGES)))
                .orElseThrow(() -> new IllegalStateException("no example of the spec has " + Extensions.RULE_MESSAGES));
    }

    private Operation operation(OperationObject source) {
        return new Operation(
                source.id(),
                source.method(),
                source.path(),
                source.security() != OperationObject.Security.BEARER,
                source.permissions(),
                source.parameters().stream().map(this::parameter).toList(),
                source.body().map(body -> new Body(body.mediaType(), schema(body.schema()), body.maxBytes())));
    }

    private Parameter parameter(OperationObject.Parameter source) {
        return new Parameter(source.name(), source.in(), source.required(), schema(source.schema()));
    }

    private RequestSchema schema(JsonNode schema) {
        JsonNode resolved = document.resolve(schema);
        return new RequestSchema(resolved, schemas.compile(resolved), document::resolve);
    }

    private JsonNode at(String... properties) {
        JsonPointer pointer = JsonPointer.empty();
        for (String property : properties) {
            pointer = pointer.appendProperty(property);
        }
        return document.root().at(pointer);
    }
}

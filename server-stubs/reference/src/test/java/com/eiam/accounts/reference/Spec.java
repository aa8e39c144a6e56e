package com.eiam.accounts.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.server.model.ErrorCode;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The spec, so that tests do not repeat its paths, examples and contracts. */
public final class Spec {

    private static final com.eiam.accounts.openapi.Spec SPEC =
            com.eiam.accounts.openapi.Spec.read(Path.of("../../openapi/eiam-accounts.yaml"));

    private Spec() {}

    /** The operations that need a token. */
    public static Stream<Operation> operations() {
        return SPEC.operations().stream()
                .map(Operation::new)
                .filter(operation -> !operation.spec().permissions().isEmpty());
    }

    /** The operations that change something. */
    public static Stream<Operation> changes() {
        return operations().filter(operation -> !operation.isRead());
    }

    /** The operation of an id. */
    public static Operation operation(String id) {
        return SPEC.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .map(Operation::new)
                .findFirst()
                .orElseThrow();
    }

    /** The code that a schema names for a broken keyword, or the general one. */
    public static String code(JsonNode schema, String keyword) {
        return schema.path("x-error-code").path(keyword).stringValue(ErrorCode.TENANT_COMMON_0005.code());
    }

    /** An operation. */
    public record Operation(com.eiam.accounts.openapi.Operation spec) {

        public String id() {
            return spec.id();
        }

        public String method() {
            return spec.method();
        }

        public String path() {
            return spec.path();
        }

        public boolean isRead() {
            return method().equals("GET");
        }

        /** The status of its success. */
        public int success() {
            return spec.responses().stream()
                    .map(com.eiam.accounts.openapi.Operation.Response::status)
                    .filter(status -> status.startsWith("2"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElseThrow();
        }

        /** Whether it declares a code. */
        public boolean declares(String code) {
            return spec.codes().anyMatch(code::equals);
        }

        /** The examples of its request by name, as compact JSON. */
        public Map<String, String> examples() {
            return spec.node().at("/requestBody/content/application~1json/examples").properties().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> json(entry.getValue().path("value"))));
        }

        public String example(String name) {
            return examples().get(name);
        }

        /** The schemas of its parameters by name: those in the path, or those in the query. */
        public Map<String, JsonNode> parameters(String in) {
            return spec.parameters().stream()
                    .filter(parameter -> parameter.in().equals(in))
                    .collect(Collectors.toMap(parameter -> parameter.name(), parameter -> parameter.schema()));
        }

        /** The schemas of its request's properties; none if it takes no body. */
        public Map<String, JsonNode> properties() {
            return schema().path("properties").properties().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> SPEC.resolve(entry.getValue())));
        }

        /** The names of the properties that its request must have. */
        public List<String> required() {
            return schema().path("required")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .toList();
        }

        private JsonNode schema() {
            return spec.body()
                    .map(body -> body.schema())
                    .orElseGet(() -> JsonMapper.shared().createObjectNode());
        }

        /** The calls of its contracts that succeed on a fresh contract tenant. */
        public List<Call> successes() {
            return spec.contracts().stream()
                    .filter(contract -> contract.error().isEmpty())
                    .map(this::call)
                    .toList();
        }

        private Call call(Contract contract) {
            JsonNode request = contract.request();
            JsonNode path = request.path("path");
            return new Call(
                    id(),
                    request.path("client").stringValue(),
                    encoded(path.path("app_id")),
                    encoded(path.path("account_id")),
                    request.path("query").properties().stream()
                            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                            .collect(Collectors.joining("&")),
                    body(request));
        }

        private static String body(JsonNode request) {
            return request.has("raw")
                    ? request.path("raw").stringValue()
                    : request.has("body") ? json(request.path("body")) : "";
        }

        private static String encoded(JsonNode value) {
            return URLEncoder.encode(value.asString(""), UTF_8);
        }

        private static String json(JsonNode value) {
            return JsonMapper.shared().writeValueAsString(value);
        }

        @Override
        public String toString() {
            return id();
        }
    }
}

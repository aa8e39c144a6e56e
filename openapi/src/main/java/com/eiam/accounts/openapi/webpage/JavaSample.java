package com.eiam.accounts.openapi.webpage;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The call of an operation with the Java client, as the example of the request has it. */
final class JavaSample {

    /** The page replaces it by the address of its server. */
    static final String ORIGIN = "{origin}";

    private static final Pattern WORD = Pattern.compile("[-_]([a-z])");

    private JavaSample() {}

    /**
     * @param operation an operation that needs a bearer token
     * @param content the media type object of its request body; missing if it has none
     * @param credentials the form of the token request, with the client id and the secret
     */
    static String of(Operation operation, JsonNode content, JsonNode credentials) {
        String arguments = Stream.concat(
                        // Headers are options of a call.
                        operation.parameters().stream()
                                .filter(parameter -> !parameter.in().equals("header"))
                                .map(JavaSample::argument),
                        content.isMissingNode() ? Stream.empty() : Stream.of(request(content)))
                .collect(Collectors.joining(",\n            "));
        return """
                try (EiamAccounts eiam = EiamAccounts.builder()
                        .baseUrl("%s")
                        .clientId(%s)
                        .clientSecret(%s)
                        .build()) {
                    %seiam.%s().%s(
                            %s);
                }
                """.formatted(
                        ORIGIN,
                        credentials.path("client_id"),
                        credentials.path("client_secret"),
                        result(operation),
                        camelCase(operation.tag()),
                        operation.id(),
                        arguments);
    }

    private static String result(Operation operation) {
        return operation
                .successResponses()
                .map(response -> typeName(response.schema()))
                .filter(type -> !type.isEmpty())
                .map(type -> type + " answer = ")
                .findFirst()
                .orElse("");
    }

    private static String argument(Parameter parameter) {
        JsonNode example = parameter.node().path("example");
        return example.isMissingNode() ? "null" : literal(example);
    }

    private static String request(JsonNode content) {
        return content.path("examples")
                .valueStream()
                .findFirst()
                .orElseThrow()
                .path("value")
                .propertyStream()
                .filter(field -> !field.getValue().isEmpty()
                        || !field.getValue().asString("").isEmpty())
                .map(field ->
                        "\n                    .%s(%s)".formatted(camelCase(field.getKey()), literal(field.getValue())))
                .collect(Collectors.joining("", "new " + typeName(content.path("schema")) + "()", ""));
    }

    private static String literal(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JavaSample::literal).collect(Collectors.joining(", ", "List.of(", ")"));
        }
        if (value.isObject()) {
            return value.propertyStream()
                    .map(entry -> "\"" + entry.getKey() + "\", " + literal(entry.getValue()))
                    .collect(Collectors.joining(", ", "Map.of(", ")"));
        }
        return value.toString();
    }

    private static String typeName(JsonNode schema) {
        String reference = schema.path("$ref").stringValue("");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String camelCase(String name) {
        return WORD.matcher(name).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}

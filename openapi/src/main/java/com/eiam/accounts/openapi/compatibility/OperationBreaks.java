package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.compatibility.diff.Diff;
import com.eiam.accounts.openapi.compatibility.diff.Pair;
import com.eiam.accounts.openapi.compatibility.schema.Direction;
import com.eiam.accounts.openapi.compatibility.schema.SchemaBreaks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Compares operations: their names, parameters, bodies and responses. */
final class OperationBreaks {

    private static final List<String> SERIALIZATION = List.of("style", "explode", "allowEmptyValue", "allowReserved");

    private final Diff diff;
    private final SchemaBreaks schemas;

    OperationBreaks(Diff diff) {
        this.diff = diff;
        this.schemas = new SchemaBreaks(diff);
    }

    void compare(Operation before, Operation after) {
        Pair operation = diff.pair(before.node(), after.node());
        operation.changed("operationId", "operationId was %s and is %s: calls are named by it", "");
        parameters(before, after);
        body(operation);
        responses(operation.at("responses"));
    }

    private void parameters(Operation before, Operation after) {
        Map<String, JsonNode> released = parameters(before);
        Map<String, JsonNode> current = parameters(after);
        released.forEach((key, parameter) -> {
            if (current.containsKey(key)) {
                parameter(diff.pair(parameter, current.remove(key)));
            } else {
                diff.breaks().add(diff.before().at(before, parameter, "the " + label(parameter) + " is gone"));
            }
        });
        current.values().stream()
                .filter(parameter -> parameter.path("required").booleanValue(false))
                .map(added -> diff.after().at(after, added, "the " + label(added) + " is new and must be sent"))
                .forEach(diff.breaks()::add);
    }

    /** The parameters by their names. Callers do not see those of the path: they count by their position there. */
    private static Map<String, JsonNode> parameters(Operation operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : operation.parameters()) {
            String in = parameter.path("in").asString("");
            String name = in.equals("path")
                    ? String.valueOf(parameters.size())
                    : parameter.path("name").asString("");
            parameters.put(in + " " + name, parameter);
        }
        return parameters;
    }

    private static String label(JsonNode parameter) {
        return parameter.path("in").asString("") + " parameter "
                + parameter.path("name").asString("");
    }

    private void parameter(Pair parameter) {
        if (parameter.becomes("required", true)) {
            parameter.broken("required", "the " + label(parameter.after()) + " must be sent now");
        }
        String name = parameter.after().path("name").asString("");
        SERIALIZATION.forEach(
                keyword -> parameter.changed(keyword, keyword + " of the parameter " + name + " is another one", ""));
        schemas.compare(parameter, Direction.REQUEST);
        content(parameter.at("content"), Direction.REQUEST);
    }

    private void body(Pair operation) {
        Pair body = operation.at("requestBody");
        if (body.becomes("required", true)) {
            body.broken("required", "a request body must be sent now");
        }
        if (body.before().isMissingNode()) {
            return;
        }
        if (body.after().isMissingNode()) {
            operation.broken("requestBody", "the request body is gone");
        } else {
            SchemaBreaks.compareSize(body);
            content(body.at("content"), Direction.REQUEST);
        }
    }

    private void responses(Pair responses) {
        responses.forEach("answer", status -> {
            Pair response = responses.at(status);
            content(response.at("content"), Direction.RESPONSE);
            Pair headers = response.at("headers");
            headers.forEach("header", name -> {
                Pair header = headers.at(name);
                if (header.becomes("required", false)) {
                    header.broken("required", "the header " + name + " need not be answered any more");
                }
                schemas.compare(header, Direction.RESPONSE);
            });
        });
    }

    private void content(Pair content, Direction direction) {
        content.forEach("media type", type -> schemas.compare(content.at(type), direction));
    }
}

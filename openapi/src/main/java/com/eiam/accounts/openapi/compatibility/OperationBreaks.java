package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.compatibility.diff.Diff;
import com.eiam.accounts.openapi.compatibility.diff.Pair;
import com.eiam.accounts.openapi.compatibility.schema.Direction;
import com.eiam.accounts.openapi.compatibility.schema.SchemaBreaks;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, Parameter> released = parameters(before);
        Map<String, Parameter> current = parameters(after);
        released.forEach((key, parameter) -> {
            if (current.containsKey(key)) {
                compare(parameter, current.remove(key));
            } else {
                diff.breaks().add(diff.before().at(before, parameter, "the " + label(parameter) + " is gone"));
            }
        });
        current.values().stream()
                .filter(Parameter::required)
                .map(added -> diff.after().at(after, added, "the " + label(added) + " is new and must be sent"))
                .forEach(diff.breaks()::add);
    }

    /** The parameters by their names. Callers do not see those of the path: they count by their position there. */
    private static Map<String, Parameter> parameters(Operation operation) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        operation.parameters().forEach(parameter -> {
            String name = parameter.isInPath() ? String.valueOf(parameters.size()) : parameter.name();
            parameters.put(parameter.in() + " " + name, parameter);
        });
        return parameters;
    }

    private static String label(Parameter parameter) {
        return parameter.in() + " parameter " + parameter.name();
    }

    private void compare(Parameter before, Parameter after) {
        Pair parameter = diff.pair(before.node(), after.node());
        if (after.required() && !before.required()) {
            parameter.broken("required", "the " + label(after) + " must be sent now");
        }
        String reason = " of the parameter " + after.name() + " is another one";
        SERIALIZATION.forEach(keyword -> parameter.changed(keyword, keyword + reason, ""));
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

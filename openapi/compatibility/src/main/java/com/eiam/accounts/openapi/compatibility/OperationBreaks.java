package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Operation;
import java.util.Set;
import org.openapitools.openapidiff.core.compare.OpenApiDiff;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedHeaders;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedRequestBody;
import org.openapitools.openapidiff.core.model.Endpoint;
import tools.jackson.databind.JsonNode;

/**
 * Operations, parameters, bodies and answers. The comparer finds what changed; whether that breaks anybody is judged here
 * and in {@link SchemaBreaks}, because its own verdict lets pass a request's field that is gone, a list that grows and a
 * null that was ruled out.
 */
final class OperationBreaks {

    private static final Set<String> WAYS_TO_WRITE = Set.of("style", "explode", "allowEmptyValue", "allowReserved");

    private final Comparison comparison;
    private final SchemaBreaks schemas = new SchemaBreaks();

    OperationBreaks(Comparison comparison) {
        this.comparison = comparison;
    }

    void find() {
        ChangedOpenApi change = OpenApiDiff.compare(
                ComparableView.of(comparison.before()),
                ComparableView.of(comparison.after()),
                OpenApiDiffOptions.builder().build());
        change.getMissingEndpoints().forEach(this::removed);
        change.getChangedOperations().forEach(this::changed);
    }

    private void removed(Endpoint endpoint) {
        Operation operation =
                operation(comparison.before(), endpoint.getMethod().name(), endpoint.getPathUrl());
        comparison.add(comparison
                .before()
                .at(
                        operation.node(),
                        "the operation %s (%s %s) is gone"
                                .formatted(operation.id(), operation.method(), operation.path())));
    }

    private void changed(ChangedOperation change) {
        String method = change.getHttpMethod().name();
        Operation before = operation(comparison.before(), method, change.getPathUrl());
        Operation after = operation(comparison.after(), method, change.getPathUrl());
        Pair operation = new Pair(comparison, before.node(), after.node());
        if (operation.differs("operationId")) {
            operation.broken(
                    "operationId",
                    "operationId was %s and is %s: calls are named by it".formatted(before.id(), after.id()));
        }
        if (change.getParameters() != null) {
            parameters(change.getParameters(), before, after);
        }
        if (change.getRequestBody() != null) {
            body(change.getRequestBody(), operation);
        }
        if (change.getApiResponses() != null) {
            responses(change.getApiResponses(), operation.at("responses"));
        }
    }

    private static Operation operation(Document document, String method, String path) {
        return document.operation(method, path).orElseThrow();
    }

    private void parameters(ChangedParameters change, Operation before, Operation after) {
        change.getMissing()
                .forEach(gone -> comparison.add(comparison
                        .before()
                        .at(
                                before,
                                parameter(before, gone.getName(), gone.getIn()),
                                "the %s parameter %s is gone".formatted(gone.getIn(), gone.getName()))));
        change.getIncreased().stream()
                .filter(added -> Boolean.TRUE.equals(added.getRequired()))
                .forEach(added -> comparison.add(comparison
                        .after()
                        .at(
                                after,
                                parameter(after, added.getName(), added.getIn()),
                                "the %s parameter %s is new and must be sent"
                                        .formatted(added.getIn(), added.getName()))));
        change.getChanged().forEach(changed -> {
            Pair parameter = new Pair(
                    comparison,
                    parameter(before, changed.getName(), changed.getIn()),
                    parameter(after, changed.getName(), changed.getIn()));
            if (parameter.after().path("required").booleanValue(false)
                    && !parameter.before().path("required").booleanValue(false)) {
                parameter.broken(
                        "required",
                        "the %s parameter %s must be sent now".formatted(changed.getIn(), changed.getName()));
            }
            WAYS_TO_WRITE.stream()
                    .filter(parameter::differs)
                    .forEach(way ->
                            parameter.broken(way, way + " of the parameter " + changed.getName() + " is another one"));
            schemas.compare(changed.getSchema(), parameter.at("schema"), Direction.REQUEST);
        });
    }

    private static JsonNode parameter(Operation operation, String name, String in) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.path("name").asString("").equals(name)
                        && parameter.path("in").asString("").equals(in))
                .findFirst()
                .orElseThrow();
    }

    private void body(ChangedRequestBody change, Pair operation) {
        Pair body = operation.at("requestBody");
        if (body.after().isMissingNode()) {
            operation.broken("requestBody", "the request body is gone");
            return;
        }
        if (body.after().path("required").booleanValue(false)
                && !body.before().path("required").booleanValue(false)) {
            body.broken("required", "a request body must be sent now");
        }
        KeywordBreaks.bounds(body, Direction.REQUEST);
        content(change.getContent(), body.at("content"), Direction.REQUEST);
    }

    private void responses(ChangedApiResponse change, Pair responses) {
        change.getMissing().keySet().forEach(status -> responses.broken(status, "the answer " + status + " is gone"));
        change.getChanged().forEach((status, changed) -> {
            Pair response = responses.at(status);
            content(changed.getContent(), response.at("content"), Direction.RESPONSE);
            if (changed.getHeaders() != null) {
                headers(changed.getHeaders(), response.at("headers"));
            }
        });
    }

    private void headers(ChangedHeaders change, Pair headers) {
        change.getMissing().keySet().forEach(name -> headers.broken(name, "the header " + name + " is gone"));
        change.getChanged().forEach((name, changed) -> {
            Pair header = headers.at(name);
            if (header.before().path("required").booleanValue(false)
                    && !header.after().path("required").booleanValue(false)) {
                header.broken("required", "the header " + name + " need not be answered any more");
            }
            schemas.compare(changed.getSchema(), header.at("schema"), Direction.RESPONSE);
        });
    }

    private void content(ChangedContent change, Pair content, Direction direction) {
        if (change == null) {
            return;
        }
        change.getMissing().keySet().forEach(type -> content.broken(type, "the media type " + type + " is gone"));
        change.getChanged()
                .forEach((type, changed) ->
                        schemas.compare(changed.getSchema(), content.at(type).at("schema"), direction));
    }
}

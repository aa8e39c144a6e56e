package com.eiam.accounts.contracts.verifier.faults.server;

import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the contracts and the spec say of the API, so that no fault has to repeat it. */
public final class Api {

    private final ContractSuite suite = ContractSuite.onClassPath();
    private final JsonNode spec =
            JsonMapper.shared().readTree(Api.class.getResourceAsStream("/META-INF/eiam-accounts/openapi.json"));
    private final List<Route> routes = suite.operations().stream()
            .map(operation -> new Route(
                    operation.id(), operation.method(), PathPatternParser.defaultInstance.parse(operation.path())))
            .sorted(Comparator.comparing(Route::path, PathPattern.SPECIFICITY_COMPARATOR))
            .toList();

    /** An operation and its requests. */
    public record Route(String operation, String method, PathPattern path) {}

    public ContractSuite suite() {
        return suite;
    }

    public JsonNode spec() {
        return spec;
    }

    public List<Route> routes() {
        return routes;
    }

    /** The ids of one kind. */
    public List<String> identifiers(String kind) {
        return suite.identifiers().get(kind);
    }

    /** The operations that change something that a read can show. */
    public Stream<String> changes() {
        return suite.operations().stream()
                .filter(operation ->
                        !operation.method().equals("GET") && !operation.path().equals(suite.tokenUrl()))
                .filter(operation -> operation.unobservable().isEmpty())
                .map(Operation::id);
    }

    /** The operationId; empty if the path has no operation of the method. */
    public String operation(String method, String path) {
        PathContainer container = PathContainer.parsePath(path);
        Optional<PathPattern> found = routes.stream()
                .map(Route::path)
                .filter(pattern -> pattern.matches(container))
                .findFirst();
        return routes.stream()
                .filter(route -> found.isPresent()
                        && route.path().equals(found.get())
                        && route.method().equals(method))
                .map(Route::operation)
                .findFirst()
                .orElse("");
    }

    /** A value of the path, decoded; empty if the path of the operation doesn't have it. */
    public String pathValue(Call call, String name) {
        return routes.stream()
                .filter(route -> route.operation().equals(call.operation()))
                .map(route -> route.path().matchAndExtract(PathContainer.parsePath(call.path())))
                .map(match -> match == null ? "" : match.getUriVariables().getOrDefault(name, ""))
                .findFirst()
                .orElse("");
    }

    /** Whether the path of the operation has a value of the name. */
    public boolean hasPathValue(Call call, String name) {
        return !call.operation().isEmpty()
                && route(call.operation()).path().getPatternString().contains("{" + name + "}");
    }

    /** The path of an operation with values, which are encoded here. */
    public String path(String operationId, Map<String, String> values) {
        String path = route(operationId).path().getPatternString();
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", Call.encoded(value.getValue()));
        }
        return path;
    }

    /** A request for another operation of the same application and account, with the same token. */
    public Call sameAccount(Call call, String operationId) {
        Route route = route(operationId);
        return new Call(
                        operationId,
                        route.method(),
                        path(
                                operationId,
                                Map.of(
                                        "app_id",
                                        pathValue(call, "app_id"),
                                        "account_id",
                                        pathValue(call, "account_id"))),
                        "",
                        Map.of("Content-Type", "application/json"),
                        new byte[0])
                .withBearer(call.bearer().orElse(""));
    }

    /** The body of an operation's first contract. */
    public Optional<String> goodBody(String operationId) {
        return suite.contracts().stream()
                .filter(contract -> contract.operation().equals(operationId))
                .findFirst()
                .flatMap(contract -> contract.request().body())
                .map(body -> ((Body.Json) body).value().toString());
    }

    /** The error codes that contracts provoke. */
    public Stream<String> codes() {
        return suite.contracts().stream()
                .flatMap(contract -> contract.expected().outcome().code().stream())
                .distinct();
    }

    /** The catalogue's entry of a code. */
    public JsonNode entry(String code) {
        return spec.path("components").path("examples").path(code);
    }

    private Route route(String operationId) {
        return routes.stream()
                .filter(route -> route.operation().equals(operationId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(operationId));
    }
}

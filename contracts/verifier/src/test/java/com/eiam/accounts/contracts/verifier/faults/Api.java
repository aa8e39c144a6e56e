package com.eiam.accounts.contracts.verifier.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

/** What the contracts and the spec say of the API, so that no fault has to. */
final class Api {

    private final JsonNode contracts = read("/contracts/contracts.json");
    private final JsonNode spec = read("/META-INF/eiam-accounts/openapi.json");
    private final List<Operation> operations = contracts
            .path("operations")
            .valueStream()
            .map(node -> new Operation(
                    node.path("id").stringValue(),
                    node.path("method").stringValue(),
                    PathPatternParser.defaultInstance.parse(node.path("path").stringValue())))
            .sorted(Comparator.comparing(Operation::path, PathPattern.SPECIFICITY_COMPARATOR))
            .toList();

    record Operation(String id, String method, PathPattern path) {}

    private static JsonNode read(String resource) {
        try (InputStream in = Api.class.getResourceAsStream(resource)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode contracts() {
        return contracts;
    }

    JsonNode spec() {
        return spec;
    }

    List<Operation> operations() {
        return operations;
    }

    /** The operations that change something. */
    Stream<String> changes() {
        return contracts
                .path("operations")
                .valueStream()
                .filter(node -> !node.path("method").stringValue().equals("GET")
                        && !node.path("path").stringValue().equals(tokenPath()))
                .map(node -> node.path("id").stringValue());
    }

    String tokenPath() {
        return contracts.path("token_url").stringValue();
    }

    /** The operationId; empty if the path has no operation of the method. */
    String operation(String method, String path) {
        PathContainer container = PathContainer.parsePath(path);
        Optional<PathPattern> found = operations.stream()
                .map(Operation::path)
                .filter(pattern -> pattern.matches(container))
                .findFirst();
        return operations.stream()
                .filter(operation -> found.isPresent()
                        && operation.path().equals(found.get())
                        && operation.method().equals(method))
                .map(Operation::id)
                .findFirst()
                .orElse("");
    }

    /** A value of the path, decoded; empty if the path of the operation doesn't have it. */
    String pathValue(Call call, String name) {
        return operations.stream()
                .filter(operation -> operation.id().equals(call.operation()))
                .map(operation -> operation.path().matchAndExtract(PathContainer.parsePath(call.path())))
                .map(match -> match == null ? "" : match.getUriVariables().getOrDefault(name, ""))
                .findFirst()
                .orElse("");
    }

    /** Whether the path of the operation has a value of the name. */
    boolean hasPathValue(Call call, String name) {
        return !call.operation().isEmpty()
                && operation(call.operation()).path().getPatternString().contains("{" + name + "}");
    }

    /** The path of an operation with values, which are encoded here. */
    String path(String operationId, Map<String, String> values) {
        String path = operation(operationId).path().getPatternString();
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", Call.encoded(value.getValue()));
        }
        return path;
    }

    /** A request for another operation of the same application and account, with the same token. */
    Call sameAccount(Call call, String operationId) {
        Operation operation = operation(operationId);
        return new Call(
                        operationId,
                        operation.method(),
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

    /** The only success that an operation has. */
    int success(String operationId) {
        return node(operationId)
                .path("outcomes")
                .valueStream()
                .filter(outcome -> !outcome.has("code"))
                .mapToInt(outcome -> outcome.path("status").intValue())
                .findFirst()
                .orElseThrow();
    }

    /** The body of an operation's first contract. */
    Optional<String> goodBody(String operationId) {
        return contracts
                .path("contracts")
                .valueStream()
                .filter(contract -> contract.path("operation").stringValue().equals(operationId))
                .findFirst()
                .flatMap(contract -> contract.at("/request/body").stringValueOpt());
    }

    /** The error codes that contracts provoke. */
    Stream<String> codes() {
        return contracts
                .path("contracts")
                .valueStream()
                .flatMap(contract -> contract.path("code").stringValueOpt().stream())
                .distinct();
    }

    /** The catalogue's entry of a code. */
    JsonNode entry(String code) {
        return spec.path("components").path("examples").path(code);
    }

    private Operation operation(String operationId) {
        return operations.stream()
                .filter(operation -> operation.id().equals(operationId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(operationId));
    }

    private JsonNode node(String operationId) {
        return contracts
                .path("operations")
                .valueStream()
                .filter(node -> node.path("id").stringValue().equals(operationId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(operationId));
    }
}

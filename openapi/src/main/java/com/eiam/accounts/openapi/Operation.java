package com.eiam.accounts.openapi;

import com.eiam.accounts.openapi.document.OperationObject;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the spec, with its contracts.
 *
 * @param source the operation in the document
 * @param responses the responses that it declares, in the order of the spec
 * @param contracts its contracts: its own first, then those of its responses
 * @param exclusions codes that no contract provokes, with the reason
 */
public record Operation(
        OperationObject source, List<Response> responses, List<Contract> contracts, List<Exclusion> exclusions) {

    /**
     * @param status the status, or {@code default}
     * @param codes the error codes that it can carry; empty for a success
     * @param schema the schema of its body; missing if it has none
     */
    public record Response(String status, List<String> codes, JsonNode schema, JsonNode node) {

        public boolean isSuccess() {
            return status.startsWith("2");
        }

        /** The status of a code: this response's own, or for {@code default} the one in the code. */
        public int statusOf(String code) {
            return status.equals("default") ? statusIn(code) : statusIn(status);
        }

        /** The status at the end of a code such as {@code HTTP.404}; 0 if there is none. */
        public static int statusIn(String code) {
            String digits = code.substring(code.lastIndexOf('.') + 1);
            return digits.matches("\\d{3}") ? Integer.parseInt(digits) : 0;
        }
    }

    /** A declared code without a contract, and the reason. */
    public record Exclusion(String code, String reason, JsonNode node) {}

    public String id() {
        return source.id();
    }

    public String method() {
        return source.method();
    }

    public String path() {
        return source.path();
    }

    public JsonNode node() {
        return source.node();
    }

    /** The name of the operation in messages. */
    public String label() {
        return id().isEmpty() ? method() + " " + path() : id();
    }

    public String tag() {
        return node().path("tags").path(0).stringValue("");
    }

    public List<Parameter> parameters() {
        return source.parameters();
    }

    public Set<String> pathParameters() {
        return source.parameters().stream()
                .filter(Parameter::isInPath)
                .map(Parameter::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public Optional<Body> body() {
        return source.body();
    }

    /** The body, unless it is a form: contracts are derived from JSON only. */
    public Optional<Body> jsonBody() {
        return body().filter(body -> !body.isForm());
    }

    public Stream<Response> successResponses() {
        return responses.stream().filter(Response::isSuccess);
    }

    /** The contracts that expect a success. */
    public Stream<Contract> successes() {
        return contracts.stream().filter(contract -> contract.error().isEmpty());
    }

    /** Whether it changes something that a client with the right permission can read. */
    public boolean isChange() {
        return !method().equals("GET") && !permissions().isEmpty();
    }

    /** Whether it changes what its path names, and neither creates nor deletes anything. */
    public boolean isUpdate() {
        return method().equals("PUT") || method().equals("PATCH");
    }

    /** Whether it succeeds only once, such as locking an account: the first contract expects a second call to fail. */
    public boolean isRefusedAgain() {
        return contracts.stream()
                .limit(1)
                .flatMap(Contract::steps)
                .anyMatch(step -> FollowUp.operationId(step).equals(id())
                        && step.has("error")
                        && !step.path("request").has("path"));
    }

    /** The response with a status; empty if it is not declared. */
    public Optional<Response> response(String status) {
        return responses.stream()
                .filter(response -> response.status().equals(status))
                .findFirst();
    }

    public Stream<String> codes() {
        return responses.stream().flatMap(response -> response.codes().stream());
    }

    public Security security() {
        return source.security();
    }

    public Set<String> permissions() {
        return source.permissions();
    }
}

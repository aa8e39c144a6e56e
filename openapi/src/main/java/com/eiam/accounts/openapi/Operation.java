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
     * A declared response.
     *
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

    /** The operationId; empty in a spec that lacks it. */
    public String id() {
        return source.id();
    }

    /** The HTTP method in upper case. */
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

    /** The first tag. */
    public String tag() {
        return node().path("tags").path(0).stringValue("");
    }

    /** The parameters: those of the path first, in its order. */
    public List<Parameter> parameters() {
        return source.parameters();
    }

    /** The names of the parameters in its path. */
    public Set<String> pathParameters() {
        return source.parameters().stream()
                .filter(Parameter::isInPath)
                .map(Parameter::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The request body; empty if the operation takes none. */
    public Optional<Body> body() {
        return source.body();
    }

    /** Whether it changes something that a client with the right permission can read. */
    public boolean isChange() {
        return !method().equals("GET") && !permissions().isEmpty();
    }

    /**
     * Whether it succeeds only once for one thing, such as locking an account: the first contract makes the request again, and
     * expects an error.
     */
    public boolean isRefusedAgain() {
        return contracts.stream()
                .limit(1)
                .flatMap(Contract::steps)
                .anyMatch(step -> FollowUp.operationId(step).equals(id())
                        && step.has("error")
                        && !step.path("request").has("path"));
    }

    public Stream<String> codes() {
        return responses.stream().flatMap(response -> response.codes().stream());
    }

    public Security security() {
        return source.security();
    }

    /** The permission codes of which a caller needs one; empty if it needs no token. */
    public Set<String> permissions() {
        return source.permissions();
    }
}

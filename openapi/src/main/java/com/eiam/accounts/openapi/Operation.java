package com.eiam.accounts.openapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the spec, its references resolved.
 *
 * @param id the operationId; empty in a spec that lacks it
 * @param method the HTTP method in upper case
 * @param path the path template
 * @param parameters the operation's and its path item's parameters
 * @param responses what it declares to answer, in the order of the spec
 * @param contracts its contracts: its own first, then those that its responses bring along
 * @param exclusions codes that no contract provokes, with the reason
 * @param node the operation as it stands
 */
public record Operation(
        String id,
        String method,
        String path,
        List<JsonNode> parameters,
        List<Response> responses,
        List<Contract> contracts,
        List<Exclusion> exclusions,
        JsonNode node) {

    /**
     * A declared response.
     *
     * @param status the status, or {@code default}
     * @param codes the error codes that it can carry; empty for a success
     * @param schema the schema of its body; missing if it has none
     */
    public record Response(String status, List<String> codes, JsonNode schema, JsonNode node) {

        boolean isSuccess() {
            return status.startsWith("2");
        }
    }

    /** A declared code without a contract, and why. */
    public record Exclusion(String code, String reason, JsonNode node) {}

    /** How messages name the operation. */
    String label() {
        return id.isEmpty() ? method + " " + path : id;
    }

    /** The tag under which it stands. */
    public String tag() {
        return node.path("tags").path(0).stringValue("");
    }

    /** Its media type's name and schema; empty if it takes no body. */
    public Optional<Body> body(Spec spec) {
        return node.path("requestBody").path("content").properties().stream()
                .findFirst()
                .map(content -> new Body(
                        content.getKey(), spec.resolve(content.getValue().path("schema"))));
    }

    /** A request body: its media type and the schema of its content. */
    public record Body(String mediaType, JsonNode schema) {

        /** Whether it is a form, as tokens are asked for with. */
        public boolean isForm() {
            return mediaType.equals("application/x-www-form-urlencoded");
        }
    }

    /** The names of the parameters in its path. */
    public Set<String> pathParameters() {
        return parameters.stream()
                .filter(parameter -> parameter.path("in").stringValue("").equals("path"))
                .map(parameter -> parameter.path("name").stringValue(""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether it changes something that a client with the right permission can read. */
    boolean isChange() {
        return !method.equals("GET") && !permissions().isEmpty();
    }

    /** Every error code that it declares. */
    public Stream<String> codes() {
        return responses.stream().flatMap(response -> response.codes().stream());
    }

    /** The permission codes of which a caller needs one; empty if it needs no token. */
    public Set<String> permissions() {
        return node.path("security")
                .valueStream()
                .flatMap(alternative -> alternative.path("bearer").valueStream())
                .map(JsonNode::stringValue)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

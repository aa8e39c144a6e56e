package com.eiam.accounts.contracts.verifier;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code contracts.json}, which the generator writes; what it leaves out there is left out here. */
final class ContractFile {

    private final JsonNode root;
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    ContractFile(InputStream in) {
        this.root = JsonMapper.shared().readTree(in);
    }

    ContractSuite suite() {
        Map<String, Map<String, JsonNode>> responses = new LinkedHashMap<>();
        // Most operations answer the same errors: one schema of each kind is compiled, and found by what it is.
        Map<String, JsonNode> same = new HashMap<>();
        for (JsonNode operation : root.path("operations")) {
            Map<String, JsonNode> schemas = new LinkedHashMap<>();
            operation
                    .path("responses")
                    .properties()
                    .forEach(entry -> schemas.put(
                            entry.getKey(),
                            same.computeIfAbsent(entry.getValue().toString(), text -> entry.getValue())));
            responses.put(text(operation, "id"), schemas);
        }
        return new ContractSuite(
                text(root, "title"),
                text(root, "version"),
                text(root, "token_url"),
                list(root.path("clients"), this::client),
                root.path("identifiers")
                        .valueStream()
                        .collect(Collectors.groupingBy(
                                identifier -> text(identifier, "kind"),
                                LinkedHashMap::new,
                                Collectors.mapping(identifier -> text(identifier, "value"), Collectors.toList()))),
                list(root.path("operations"), this::operation),
                responses,
                list(root.path("contracts"), this::contract));
    }

    private ContractClient client(JsonNode client) {
        JsonNode lifetime = client.path("token_lifetime");
        return new ContractClient(
                text(client, "client_id"),
                text(client, "secret"),
                lifetime.isInt() ? OptionalInt.of(lifetime.intValue()) : OptionalInt.empty());
    }

    private Operation operation(JsonNode operation) {
        return new Operation(
                text(operation, "id"),
                text(operation, "tag"),
                text(operation, "method"),
                text(operation, "path"),
                operation.path("summary").stringValue(""),
                list(operation.path("outcomes"), this::outcome),
                list(
                        operation.path("exclusions"),
                        exclusion -> new Exclusion(
                                outcome(exclusion), exclusion.path("reason").stringValue(""))));
    }

    private Contract contract(JsonNode contract) {
        return new Contract(
                text(contract, "id"),
                text(contract, "operation"),
                text(contract, "name"),
                contract.path("keyword").stringValueOpt(),
                contract.path("lane").stringValueOpt(),
                request(contract.path("request")),
                expectation(contract),
                contract.has("then") ? Optional.of(followUp(contract.path("then"))) : Optional.empty());
    }

    private FollowUp followUp(JsonNode then) {
        return new FollowUp(text(then, "operation"), request(then.path("request")), expectation(then));
    }

    private ContractRequest request(JsonNode request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().stringValue()));
        return new ContractRequest(
                text(request, "method"),
                text(request, "url"),
                headers,
                request.path("body").stringValueOpt());
    }

    private Expectation expectation(JsonNode stated) {
        Map<String, Pattern> headers = new LinkedHashMap<>();
        stated.at("/response/headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey(),
                        patterns.computeIfAbsent(text(header.getValue(), "matches"), Pattern::compile)));
        Set<String> absent = stated.at("/response/absent")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Expectation(outcome(stated), headers, stated.at("/response/body"), absent);
    }

    private Outcome outcome(JsonNode node) {
        return new Outcome(node.path("status").intValue(), node.path("code").stringValueOpt());
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).stringValue();
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> elements = new ArrayList<>(array.size());
        array.forEach(node -> elements.add(element.apply(node)));
        return List.copyOf(elements);
    }
}

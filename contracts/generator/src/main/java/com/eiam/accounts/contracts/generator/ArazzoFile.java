package com.eiam.accounts.contracts.generator;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stated contracts as an Arazzo description (Arazzo 1.0.1), so that a runner that knows nothing of this project can
 * re-check them: a workflow an operation, a step a contract, and one more where another read must follow. The first
 * workflow asks for the tokens that the others send; the clients' secrets are its inputs.
 */
final class ArazzoFile {

    private static final String TOKENS = "tokens";

    private final JsonNode contracts;
    private final String spec;
    private final Map<String, JsonNode> operations = new TreeMap<>();
    private final Map<String, Set<String>> leftOut = new TreeMap<>();
    private final Set<String> clients = new TreeSet<>();
    private int written;

    /**
     * Prepares the file.
     *
     * @param contracts what {@link ContractsFile} says
     * @param spec the name of the spec's copy beside the file
     */
    ArazzoFile(JsonNode contracts, String spec) {
        this.contracts = contracts;
        this.spec = spec;
        contracts
                .path("operations")
                .forEach(operation -> operations.put(operation.path("id").stringValue(), operation));
    }

    String json() {
        ObjectNode workflows = workflows();
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("arazzo", "1.0.1");
        file.putObject("info")
                .put("title", contracts.path("title").stringValue() + ": contracts")
                .put("summary", "The stated contracts, a step each")
                .put("description", "Run it on a freshly loaded contract tenant, each step once.")
                .put("version", contracts.path("version").stringValue());
        file.putArray("sourceDescriptions")
                .addObject()
                .put("name", "api")
                .put("url", "./" + spec)
                .put("type", "openapi");
        ArrayNode all = file.putArray("workflows");
        if (!clients.isEmpty()) {
            all.add(tokens());
            workflows.forEach(
                    workflow -> ((ObjectNode) workflow).putArray("dependsOn").add(TOKENS));
        }
        all.addAll(workflows.valueStream().toList());
        leftOut.forEach((reason, ids) -> ids.forEach(id ->
                file.withObjectProperty("x-left-out").withArrayProperty(reason).add(id)));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(file);
    }

    /** How many contracts became steps, and how many did not, and why; after {@link #json()}. */
    String summary() {
        StringBuilder summary = new StringBuilder(written + " stated contracts as Arazzo");
        leftOut.forEach((reason, ids) ->
                summary.append("; ").append(ids.size()).append(" left out: ").append(reason));
        return summary.toString();
    }

    private ObjectNode workflows() {
        ObjectNode workflows = JsonNodeFactory.instance.objectNode();
        for (JsonNode contract : contracts.path("contracts")) {
            // What a keyword is named for follows from the spec and was not stated.
            if (contract.has("keyword")) {
                continue;
            }
            String id = contract.path("id").stringValue();
            ArazzoStep step = step(contract, contract.path("operation").stringValue());
            Optional<ArazzoStep> then = contract.has("then")
                    ? Optional.of(step(
                            contract.path("then"),
                            contract.at("/then/operation").stringValue()))
                    : Optional.empty();
            Optional<String> obstacle = step.obstacle().or(() -> then.flatMap(ArazzoStep::obstacle));
            if (obstacle.isPresent()) {
                leftOut.computeIfAbsent(obstacle.get(), reason -> new TreeSet<>())
                        .add(id);
                continue;
            }
            ObjectNode workflow = workflow(workflows, contract.path("operation").stringValue());
            ObjectNode node = step.node(id, contract.path("name").stringValue());
            workflow.withArrayProperty("steps").add(node);
            then.ifPresent(read -> {
                read.outputsOf(node);
                workflow.withArrayProperty("steps")
                        .add(read.after(id).node(id + "_then", "shows what the step before it changed"));
            });
            written++;
        }
        return workflows;
    }

    private ArazzoStep step(JsonNode exchange, String operation) {
        return new ArazzoStep(operations.get(operation), exchange, this::token);
    }

    private ObjectNode workflow(ObjectNode workflows, String operation) {
        if (!workflows.has(operation)) {
            workflows
                    .putObject(operation)
                    .put("workflowId", operation)
                    .put("summary", operations.get(operation).path("summary").stringValue());
        }
        return workflows.withObjectProperty(operation);
    }

    /** What stands in a header for the token of a client; empty if there is no such client, and so nothing to replace. */
    private Optional<String> token(String client) {
        return contracts
                .path("clients")
                .valueStream()
                .map(known -> known.path("client_id").stringValue())
                .filter(client::equals)
                .findFirst()
                .map(known -> {
                    clients.add(known);
                    return "{$workflows." + TOKENS + ".outputs." + known + "}";
                });
    }

    /** Asks for the tokens of all clients that some step calls as. */
    private ObjectNode tokens() {
        ObjectNode workflow = JsonNodeFactory.instance.objectNode();
        workflow.put("workflowId", TOKENS).put("summary", "Ask for the tokens that the other workflows send");
        ObjectNode inputs = workflow.putObject("inputs").put("type", "object");
        String operation = operations.values().stream()
                .filter(known -> known.path("path").equals(contracts.path("token_url")))
                .findFirst()
                .orElseThrow(() -> new ContractException("no operation has the token URL of the security scheme"))
                .path("id")
                .stringValue();
        for (String client : clients) {
            inputs.withArrayProperty("required").add(client);
            inputs.withObjectProperty("properties")
                    .putObject(client)
                    .put("type", "string")
                    .put("format", "password")
                    .put("description", "The secret of the client " + client);
            ObjectNode step = workflow.withArrayProperty("steps").addObject();
            step.put("stepId", client).put("operationId", operation);
            step.putObject("requestBody")
                    .put("contentType", "application/x-www-form-urlencoded")
                    .putObject("payload")
                    .put("grant_type", "client_credentials")
                    .put("client_id", client)
                    .put("client_secret", "$inputs." + client);
            step.putArray("successCriteria").addObject().put("condition", "$statusCode == 200");
            step.putObject("outputs").put("access_token", "$response.body#/access_token");
            workflow.withObjectProperty("outputs").put(client, "$steps." + client + ".outputs.access_token");
        }
        return workflow;
    }
}

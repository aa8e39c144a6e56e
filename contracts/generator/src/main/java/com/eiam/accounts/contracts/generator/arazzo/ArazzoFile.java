package com.eiam.accounts.contracts.generator.arazzo;

import com.eiam.accounts.contracts.generator.testcase.ContractException;
import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Expectation;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stated contracts as an Arazzo description (Arazzo 1.0.1), so that any Arazzo runner can check them: one workflow
 * per operation, one step per contract, and one more for each step after it. The first workflow asks for the tokens
 * that the others send. Its inputs are the secrets of the clients.
 */
public final class ArazzoFile {

    private static final String TOKENS = "tokens";

    private final ContractSuite suite;
    private final String spec;
    private final RequestEncoder encoder;
    private final Map<String, Set<String>> leftOut = new TreeMap<>();
    private final Set<String> clients = new TreeSet<>();
    private int written;

    /**
     * Prepares the file.
     *
     * @param spec the name of the spec's copy beside the file
     */
    public ArazzoFile(ContractSuite suite, String spec) {
        this.suite = suite;
        this.spec = spec;
        this.encoder = RequestEncoder.ofContractTenant(suite.clients());
    }

    public String json() {
        ObjectNode workflows = workflows();
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("arazzo", "1.0.1");
        file.putObject("info")
                .put("title", suite.title() + ": contracts")
                .put("summary", "The stated contracts, one step each")
                .put("description", "Run it on a freshly loaded contract tenant, each step once.")
                .put("version", suite.version());
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
    public String summary() {
        StringBuilder summary = new StringBuilder(written + " stated contracts as Arazzo");
        leftOut.forEach((reason, ids) ->
                summary.append("; ").append(ids.size()).append(" left out: ").append(reason));
        return summary.toString();
    }

    private ObjectNode workflows() {
        ObjectNode workflows = JsonNodeFactory.instance.objectNode();
        for (Contract contract : suite.contracts()) {
            if (contract.keyword().isEmpty()) {
                add(workflows, contract);
            }
        }
        return workflows;
    }

    private void add(ObjectNode workflows, Contract contract) {
        ArazzoStep step = step(contract.operation(), contract.request(), contract.expected(), StepIds.NONE);
        StepIds stepIds = StepIds.of(contract);
        List<ArazzoStep> then = contract.then().stream()
                .map(next -> step(next.operation(), next.request(), next.expected(), stepIds))
                .toList();
        Optional<String> obstacle = Stream.concat(Stream.of(step), then.stream())
                .flatMap(next -> next.obstacle().stream())
                .findFirst();
        if (obstacle.isPresent()) {
            leftOut.computeIfAbsent(obstacle.get(), reason -> new TreeSet<>()).add(contract.id());
            return;
        }
        ArrayNode steps =
                workflow(workflows, suite.operation(contract.operation())).withArrayProperty("steps");
        Map<String, ObjectNode> nodes = new LinkedHashMap<>();
        nodes.put(contract.id(), step.node(contract.id(), contract.name()));
        step.client().ifPresent(clients::add);
        for (int i = 0; i < then.size(); i++) {
            then.get(i).client().ifPresent(clients::add);
            then.get(i)
                    .needs()
                    .forEach(value -> nodes.get(stepIds.of(value))
                            .withObjectProperty("outputs")
                            .put(StepIds.name(value), "$response.body#" + value.pointer()));
            String id = StepIds.then(contract, i);
            nodes.put(id, then.get(i).node(id, contract.then().get(i).isRead() ? "shows what was changed" : "goes on"));
        }
        steps.addAll(nodes.values());
        written++;
    }

    private ArazzoStep step(String operation, Request request, Expectation expected, StepIds steps) {
        return new ArazzoStep(suite.operation(operation), request, expected, encoder, steps);
    }

    private static ObjectNode workflow(ObjectNode workflows, Operation operation) {
        if (!workflows.has(operation.id())) {
            workflows
                    .putObject(operation.id())
                    .put("workflowId", operation.id())
                    .put("summary", operation.summary());
        }
        return workflows.withObjectProperty(operation.id());
    }

    /** The expression for the token of a client. */
    static String token(String client) {
        return "{$workflows." + TOKENS + ".outputs." + client + "}";
    }

    /** Asks for the tokens of all clients that some step calls as. */
    private ObjectNode tokens() {
        ObjectNode workflow = JsonNodeFactory.instance.objectNode();
        workflow.put("workflowId", TOKENS).put("summary", "Ask for the tokens that the other workflows send");
        ObjectNode inputs = workflow.putObject("inputs").put("type", "object");
        String operation = suite.operations().stream()
                .filter(known -> known.path().equals(suite.tokenUrl()))
                .findFirst()
                .orElseThrow(() -> new ContractException("no operation has the token URL of the security scheme"))
                .id();
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

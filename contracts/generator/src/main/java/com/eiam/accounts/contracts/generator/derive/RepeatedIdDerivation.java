package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.derive.story.Story;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every change that succeeds repeats the id of its request. It takes the changes of stated contracts that clean up. */
final class RepeatedIdDerivation implements Derivation {

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return RequestIdHeader.of(spec, operation).stream()
                .flatMap(header -> chosen(spec, operation).map(contract -> draft(spec, operation, contract, header)));
    }

    private static Stream<Contract> chosen(Spec spec, Operation operation) {
        List<Contract> chosen = spec.operations().stream()
                .filter(Operation::isChange)
                .flatMap(changed -> first(spec, changed).stream())
                .distinct()
                .toList();
        return operation.contracts().stream().filter(chosen::contains);
    }

    /** The first stated contract with a change that succeeds, and with the deletion of what it has created. */
    private static Optional<Contract> first(Spec spec, Operation changed) {
        return spec.operations().stream()
                .flatMap(operation -> operation
                        .successes()
                        .filter(contract -> contract.request().path("headers").isMissingNode()
                                && contract.steps().anyMatch(step -> isDeletion(spec, step)))
                        .filter(contract -> operation.equals(changed)
                                || contract.steps()
                                        .anyMatch(step -> step.has("response")
                                                && FollowUp.operation(spec, step)
                                                        .equals(Optional.of(changed)))))
                .findFirst();
    }

    /** Whether a step deletes what the contract has created. */
    private static boolean isDeletion(Spec spec, JsonNode step) {
        return step.has("response")
                && step.at("/request/path")
                        .valueStream()
                        .anyMatch(id -> id.asString("").startsWith("$response."))
                && FollowUp.operation(spec, step)
                        .filter(called -> called.method().equals("DELETE")
                                && called.path().endsWith("}"))
                        .isPresent();
    }

    private static Draft draft(Spec spec, Operation operation, Contract contract, RequestIdHeader header) {
        Story story = new Story(operation, contract).header(RequestIdHeader.NAME, header.id(0));
        // A name of its own, so that the request can be sent beside those of other contracts.
        String name = RequestIdHeader.NAME + " " + operation.contracts().indexOf(contract);
        Outcomes.uniqueFields(spec, operation).forEach(location -> story.with(location.field(), name));
        List<JsonNode> changes = contract.steps()
                .filter(step -> FollowUp.operation(spec, step)
                        .filter(Operation::isChange)
                        .isPresent())
                .toList();
        for (int i = 0; i < changes.size(); i++) {
            ObjectNode step = changes.get(i).deepCopy().asObject();
            step.withObject("request").withObject("headers").put(RequestIdHeader.NAME, header.id(i + 1));
            story.then(step);
        }
        return story.draft(spec, "repeats the id of each request: " + contract.name(), "HTTP");
    }
}

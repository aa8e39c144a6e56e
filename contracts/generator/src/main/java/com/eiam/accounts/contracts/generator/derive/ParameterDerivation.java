package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.tenant.OtherIds;
import com.eiam.accounts.contracts.generator.tenant.Tenant;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.Location.Part;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.DocumentSchemas;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What follows from the schemas of the parameters, and other ids than that of the first contract. */
final class ParameterDerivation implements Derivation {

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        Outcomes outcomes = new Outcomes(spec, operation, known.get(0));
        DocumentSchemas schemas = spec.schemas();
        return Location.ofParameters(operation).stream().flatMap(location -> {
            ParameterDrafts parameter = new ParameterDrafts(outcomes, schemas, location);
            Stream<Draft> otherIds = location.part() == Part.PATH && location.isReference()
                    ? Stream.of(
                                    zeros(operation, parameter, known),
                                    lookalikes(spec, operation, parameter),
                                    names(spec, parameter))
                            .flatMap(drafts -> drafts)
                    : Stream.empty();
            return Stream.concat(parameter.drafts(), otherIds);
        });
    }

    /** An id that looks like the example in the spec, but that nothing has: its digits are all 0. */
    private static Stream<Draft> zeros(Operation operation, ParameterDrafts id, List<Draft> known) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.isInPath() && parameter.name().equals(id.name()))
                .flatMap(parameter -> parameter.node().path("example").stringValueOpt().stream())
                .flatMap(example ->
                        id.lookup("a " + id.name() + " that nothing has", example.replaceAll("[0-9A-F]", "0")))
                .filter(draft ->
                        known.stream().noneMatch(stated -> stated.error().equals(draft.error())));
    }

    /** What looks like the id of the first contract, and is another id. */
    private static Stream<Draft> lookalikes(Spec spec, Operation operation, ParameterDrafts id) {
        String used = id.outcomes().request().pathParameters().get(id.name());
        return OtherIds.some(spec.operations().indexOf(operation))
                .filter(way -> !way.change().apply(used).equals(used))
                .flatMap(way -> id.lookup(
                        "the " + id.name() + " " + way.how(), way.change().apply(used)));
    }

    /** The names of what has the id of the first contract: no path takes them for the id. */
    private static Stream<Draft> names(Spec spec, ParameterDrafts id) {
        String used = id.outcomes().request().pathParameters().get(id.name());
        return Tenant.having(spec, id.name(), used).stream()
                .flatMap(JsonNode::propertyStream)
                .filter(property -> property.getKey().endsWith("name")
                        && property.getValue().isString())
                .flatMap(property -> id.lookup(
                        "the " + property.getKey() + " of the thing instead of its " + id.name(),
                        property.getValue().stringValue()));
    }
}

package com.eiam.accounts.contracts.generator.derive.sample;

import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Draft.NamedRule;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an operation must answer to a request that breaks a rule of its schema, or that goes just to a bound. */
public record Outcomes(Spec spec, Operation operation, Draft first) {

    /** The first request of the operation. Derived requests differ from it in one thing. */
    public Request request() {
        return first.request();
    }

    /** The JSON body of the first request; without a field if it has none. */
    public ObjectNode validBody() {
        return request()
                .body()
                .map(body -> ((Body.Json) body).value().asObject())
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** The refusal of a broken rule; empty if the operation declares no code for it. */
    public Optional<Draft> refusal(String name, Request request, BrokenRule broken) {
        String keyword = broken.keyword();
        Optional<ErrorEntry> own = code(broken.location().schema(), keyword);
        return own.map(error -> Draft.refusal(name, request, error, Optional.empty(), keyword))
                .or(() -> ofRulesWithoutCode()
                        .map(error -> Draft.refusal(
                                name,
                                request,
                                error,
                                Optional.of(new NamedRule(broken.location().field(), keyword)),
                                keyword)));
    }

    /** The same refusal, as an example of all requests that break the rule. */
    public Optional<Draft> breaking(String name, Request request, BrokenRule broken) {
        return refusal(name, request, broken).map(draft -> draft.breaking(broken));
    }

    /** The code for every broken rule that has no code of its own. */
    private Optional<ErrorEntry> ofRulesWithoutCode() {
        return spec.catalogue().values().stream()
                .filter(entry -> entry.ruleMessages().isObject())
                .filter(entry -> operation.codes().anyMatch(entry.code()::equals))
                .findFirst();
    }

    /**
     * What a valid value gets: success, or the error that nothing has this name.
     *
     * @param schema the schema that says which error; missing if the value names nothing
     */
    public Draft acceptance(String name, Request request, JsonNode schema, String keyword) {
        return code(schema, "unknown")
                .map(error -> Draft.refusal("looks for " + name, request, error, Optional.empty(), keyword))
                .orElseGet(() -> Draft.success("takes " + name, request, first.status(), echoes(), keyword));
    }

    private Optional<ErrorEntry> code(JsonNode schema, String keyword) {
        return Location.code(schema, keyword).map(spec.catalogue()::get);
    }

    /** What the first response repeats of the path. Any other body or query gets the same. */
    private JsonNode echoes() {
        ObjectNode echoes = JsonNodeFactory.instance.objectNode();
        first.expected().properties().stream()
                .filter(stated -> request()
                        .pathParameters()
                        .containsValue(stated.getValue().asString("")))
                .forEach(stated -> echoes.set(stated.getKey(), stated.getValue()));
        return echoes;
    }

    /**
     * A body with new values where values must be unique: the second contract would be refused otherwise.
     *
     * @param tried the location of the value that the contract is about, which stays as it is
     */
    public JsonNode unique(JsonNode body, Optional<Location> tried, String name) {
        JsonNode unique = body;
        for (Location location : uniqueFields(spec, operation).toList()) {
            if (tried.filter(location::equals).isEmpty()) {
                unique = location.set(unique, JsonNodeFactory.instance.stringNode(operation.id() + " takes " + name));
            }
        }
        return unique;
    }

    /** The fields of an operation's body whose values must be new in each request. */
    public static Stream<Location> uniqueFields(Spec spec, Operation operation) {
        return Location.fields(spec, operation).filter(Location::isUnique);
    }
}

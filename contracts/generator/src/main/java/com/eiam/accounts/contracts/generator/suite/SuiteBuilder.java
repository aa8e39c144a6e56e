package com.eiam.accounts.contracts.generator.suite;

import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.ContractException;
import com.eiam.accounts.contracts.generator.testcase.InlineSchemas;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Exclusion;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Outcome;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Builds the suite: everything that a runner of the contracts needs, so that it does not read the spec. */
public final class SuiteBuilder {

    /** The type of the keys whose values differ between environments, in the schema of the tenant file. */
    private static final String IDENTIFIER = "#/$defs/identifier";

    private final Spec spec;
    private final InlineSchemas schemas;

    private SuiteBuilder(Spec spec) {
        this.spec = spec;
        this.schemas = new InlineSchemas(spec);
    }

    /**
     * The suite of a spec.
     *
     * @throws ContractException if no security scheme has a token URL
     */
    public static ContractSuite suite(Spec spec, List<TestCase> testCases) {
        return new SuiteBuilder(spec).build(testCases);
    }

    private ContractSuite build(List<TestCase> testCases) {
        Lanes lanes = new Lanes(testCases);
        List<Contract> contracts = testCases.stream()
                .map(testCase -> contract(testCase, lanes.of(testCase)))
                .toList();
        return new ContractSuite(
                spec.root().at("/info/title").stringValue(""),
                spec.root().at("/info/version").stringValue(""),
                tokenUrl(),
                TenantClients.of(spec),
                headers(Extensions.ABSENT_HEADERS),
                headers(Extensions.FRESH_HEADERS),
                identifiers(),
                spec.operations().stream().map(this::operation).toList(),
                contracts,
                TestedSentences.of(spec, contracts));
    }

    private Set<String> headers(String extension) {
        return OpenApiDocument.texts(spec.root().path("info").path(extension))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String tokenUrl() {
        Stream<JsonNode> schemes = spec.root().at("/components/securitySchemes").valueStream();
        return schemes.flatMap(scheme -> scheme.path("flows").valueStream())
                .flatMap(flow -> flow.path("tokenUrl").stringValueOpt().stream())
                .findFirst()
                .orElseThrow(() -> new ContractException(spec.name() + ": no security scheme has a tokenUrl"));
    }

    private Map<String, List<String>> identifiers() {
        Map<String, List<String>> identifiers = new LinkedHashMap<>();
        identifierKeys(JsonMapper.shared().readTree(Spec.class.getResourceAsStream("/tenant.schema.json")))
                .forEach(key -> identifiers.put(
                        key,
                        spec.tenant().findValues(key).stream()
                                .map(JsonNode::asString)
                                .distinct()
                                .sorted()
                                .toList()));
        return identifiers;
    }

    private static Stream<String> identifierKeys(JsonNode schema) {
        Stream<String> own = schema.path("properties")
                .propertyStream()
                .filter(property ->
                        property.getValue().path("$ref").stringValue("").equals(IDENTIFIER))
                .map(Map.Entry::getKey);
        return Stream.concat(own, schema.valueStream().flatMap(SuiteBuilder::identifierKeys));
    }

    private Operation operation(com.eiam.accounts.openapi.Operation operation) {
        Map<String, JsonNode> responses = new LinkedHashMap<>();
        operation.responses().forEach(response -> responses.put(response.status(), schemas.closedResponse(response)));
        List<Outcome> outcomes = operation.responses().stream()
                .flatMap(response -> response.codes().isEmpty()
                        ? Stream.of(new Outcome(Integer.parseInt(response.status()), Optional.empty()))
                        : response.codes().stream().map(this::outcome))
                .toList();
        return new Operation(
                operation.id(),
                operation.tag(),
                operation.method(),
                operation.path(),
                operation.node().path("summary").stringValue(""),
                outcomes,
                operation.exclusions().stream()
                        .map(exclusion -> new Exclusion(outcome(exclusion.code()), exclusion.reason()))
                        .toList(),
                operation.contracts().stream()
                        .flatMap(contract -> contract.unobservable().stream())
                        .findFirst(),
                responses);
    }

    private Outcome outcome(String code) {
        return new Outcome(spec.catalogue().get(code).status(), Optional.of(code));
    }

    private static Contract contract(TestCase testCase, Optional<String> lane) {
        return new Contract(
                testCase.id(),
                testCase.operation().id(),
                testCase.draft().name(),
                testCase.draft().keyword(),
                lane,
                testCase.request(),
                testCase.expectation(),
                IntStream.range(0, testCase.followUps().size())
                        .mapToObj(i -> followUp(
                                testCase.draft().then().get(i).name(),
                                testCase.followUps().get(i)))
                        .toList());
    }

    private static Contract.FollowUp followUp(Optional<String> name, TestCase then) {
        return new Contract.FollowUp(name, then.operation().id(), then.request(), then.expectation());
    }
}

package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.RequestPattern;
import com.eiam.accounts.contracts.generator.stubs.match.ValuePattern;
import com.eiam.accounts.contracts.generator.tenant.TenantApplication;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stubs that give the refusal of a contract to other requests that the contract tenant says deserve it. */
abstract class DataRefusals {

    final Spec spec;
    final TestCase refusal;
    final Operation operation;
    final List<TenantApplication> applications;
    final List<Stub> stubs = new ArrayList<>();
    private final ErrorEntry error;
    private final ObjectNode response;

    DataRefusals(Spec spec, TestCase refusal, ObjectNode response) {
        this.spec = spec;
        this.refusal = refusal;
        this.operation = refusal.operation();
        this.applications = TenantApplication.of(spec);
        this.error = refusal.draft().error().orElseThrow();
        this.response = response;
    }

    /** The stubs; none for an error that does not come from data. */
    abstract List<Stub> stubs();

    final String code() {
        return error.code();
    }

    /** Whether the refusal is what a schema demands for a broken rule. */
    final boolean answers(JsonNode schema, String rule) {
        return Location.code(schema, rule).equals(Optional.of(code()));
    }

    /** Adds a stub of all requests whose first path parameters match patterns. */
    final void add(String part, List<String> path) {
        add(part, path, StubPriority.ofData(spec, error));
    }

    /** Adds a stub of those requests whose body matches a JSON Schema as well. */
    final void add(String part, List<String> path, ObjectNode body) {
        add(part, path, StubPriority.ofData(spec, error))
                .putArray("bodyPatterns")
                .add(ValuePattern.ofSchema(body));
    }

    final ObjectNode add(String part, List<String> path, int priority) {
        ObjectNode request = RequestPattern.any(spec, refusal.first(), path);
        stubs.add(Stub.of(part, priority, request, response));
        return request;
    }

    /** The JSON Schema of an object that has a field with a value. */
    static ObjectNode having(String field, ObjectNode value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("type", "object");
        object.putArray("required").add(field);
        object.putObject("properties").set(field, value);
        return object;
    }
}

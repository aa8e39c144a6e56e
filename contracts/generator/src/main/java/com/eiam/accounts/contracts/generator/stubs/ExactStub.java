package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.HeaderPattern;
import com.eiam.accounts.contracts.generator.stubs.match.ValuePattern;
import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.openapi.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A stub that answers the request of a contract as it is sent, and no other request. */
final class ExactStub {

    private ExactStub() {}

    static Stub of(Spec spec, TestCase testCase, StubResponses responses) {
        RequestEncoder encoder = TenantClients.encoder(spec);
        WireRequest sent = encoder.encode(testCase.request());
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        encoder.encode(testCase.first().request())
                .headers()
                .keySet()
                .forEach(name -> headers.set(name, ValuePattern.absent()));
        sent.headers().forEach((name, value) -> headers.set(name, HeaderPattern.of(name, value)));
        ObjectNode response = responses.ofExact(testCase, testCase.response().body());
        return Stub.of("", StubPriority.EXACT, request(testCase, sent, headers), response);
    }

    /**
     * A pattern of the request of a contract as it is sent.
     *
     * @param headers the patterns of its headers
     */
    static ObjectNode request(TestCase testCase, WireRequest sent, ObjectNode headers) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("method", sent.method())
                .put("url", sent.url());
        if (!headers.isEmpty()) {
            request.set("headers", headers);
        }
        String matcher = testCase.request().body().orElse(null) instanceof Body.Json ? "equalToJson" : "equalTo";
        sent.body()
                .ifPresent(text -> request.putArray("bodyPatterns").addObject().put(matcher, text));
        return request;
    }
}

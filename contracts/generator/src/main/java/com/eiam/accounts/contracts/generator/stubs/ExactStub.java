package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.HeaderPattern;
import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.openapi.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A stub that answers the request of a contract as it is sent, and no other request. */
final class ExactStub {

    private ExactStub() {}

    static ObjectNode of(Spec spec, TestCase testCase, StubResponses responses) {
        RequestEncoder encoder = TenantClients.encoder(spec);
        WireRequest sent = encoder.encode(testCase.request());
        ObjectNode stub = JsonNodeFactory.instance.objectNode().put("priority", StubPriority.EXACT);
        ObjectNode pattern =
                stub.putObject("request").put("method", sent.method()).put("url", sent.url());
        ObjectNode headers = pattern.putObject("headers");
        encoder.encode(testCase.first().request())
                .headers()
                .keySet()
                .forEach(name -> headers.putObject(name).put("absent", true));
        sent.headers().forEach((name, value) -> headers.set(name, HeaderPattern.of(name, value)));
        boolean json = testCase.request().body().orElse(null) instanceof Body.Json;
        sent.body()
                .ifPresent(text ->
                        pattern.putArray("bodyPatterns").addObject().put(json ? "equalToJson" : "equalTo", text));
        JsonNode body = testCase.response().body();
        stub.set("response", responses.of(testCase, body.isMissingNode() ? "" : body.toString()));
        return stub;
    }
}

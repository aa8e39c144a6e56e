package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.RequestPattern;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The requests to an operation that have no contract: HEAD in the place of GET, and what no other stub answers. */
final class OtherRequests {

    private OtherRequests() {}

    static List<Stub> of(Spec spec, TestCase first, StubResponses responses) {
        List<Stub> stubs = new ArrayList<>();
        Operation operation = first.operation();
        ObjectNode request = RequestPattern.any(spec, first, List.of());
        if (operation.method().equals("GET")) {
            ObjectNode head = request.deepCopy().put("method", "HEAD");
            stubs.add(Stub.of(" HEAD", StubPriority.UNKNOWN, head, responses.of(first, "")));
        }
        operation
                .codes()
                .map(spec.catalogue()::get)
                .filter(error -> error != null && error.status() == 404)
                .findFirst()
                .ifPresent(error -> {
                    ObjectNode body = (ObjectNode) error.envelope().deepCopy();
                    body.put(
                            error.messageKey(),
                            "The stubs have no answer for this request of " + operation.id()
                                    + ", a server of the API may have one");
                    ObjectNode response = responses.of(first, body.toString()).put("status", error.status());
                    stubs.add(Stub.of(" unknown to the stubs", StubPriority.UNKNOWN, request, response));
                });
        return stubs;
    }
}

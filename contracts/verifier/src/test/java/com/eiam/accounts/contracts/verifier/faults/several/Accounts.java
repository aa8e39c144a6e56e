package com.eiam.accounts.contracts.verifier.faults.several;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The accounts of the correct server, as calls name them. */
record Accounts(Api api) {

    static boolean isCreation(Call call) {
        return call.operation().startsWith("create");
    }

    static String text(Call call, String key) {
        return call.json().map(json -> json.path(key).asString("")).orElse("");
    }

    String application(Call call) {
        return api.pathValue(call, "app_id");
    }

    String account(Call call) {
        return api.pathValue(call, "account_id");
    }

    /** The account that a creation has made. */
    static String created(Answer answer) {
        return answer.json().orElseThrow().path("account_id").stringValue();
    }

    /** The call for another account. */
    Call of(Call call, String operation, String account) {
        String method = api.routes().stream()
                .filter(route -> route.operation().equals(operation))
                .findFirst()
                .orElseThrow()
                .method();
        String path = api.path(operation, Map.of("app_id", application(call), "account_id", account));
        Map<String, String> headers = Map.of("Content-Type", "application/json");
        return new Call(operation, method, path, "", headers, new byte[0]);
    }

    /** What a read of an account shows; empty if it is refused. */
    Optional<ObjectNode> read(Call call, CorrectServer server, String operation, String account) {
        Answer answer = server.also(of(call, operation, account).withBearer(server.token("sandbox")));
        return answer.success() ? answer.json() : Optional.empty();
    }

    /** Makes a change of an account. */
    Answer change(Call call, CorrectServer server, String operation, String account, JsonNode body) {
        return server.also(
                of(call, operation, account).withBearer(server.token("sandbox")).withBody(body));
    }

    static ObjectNode body(String key, List<String> texts) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        texts.forEach(body.putArray(key)::add);
        return body;
    }
}

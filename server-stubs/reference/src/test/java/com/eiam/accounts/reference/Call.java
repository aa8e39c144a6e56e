package com.eiam.accounts.reference;

import com.eiam.accounts.reference.RunningServer.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * A call of an operation. Ids and query are encoded.
 *
 * @param body empty for none
 */
public record Call(String operation, String client, String appId, String accountId, String query, String body) {

    public static Call of(String operation, String appId) {
        return new Call(operation, "sandbox", appId, "", "", "");
    }

    public static Call of(String operation, String appId, String accountId) {
        return of(operation, appId).account(accountId);
    }

    public Call client(String value) {
        return new Call(operation, value, appId, accountId, query, body);
    }

    public Call app(String value) {
        return new Call(operation, client, value, accountId, query, body);
    }

    public Call account(String value) {
        return new Call(operation, client, appId, value, query, body);
    }

    public Call query(String value) {
        return new Call(operation, client, appId, accountId, value, body);
    }

    public Call body(String value) {
        return new Call(operation, client, appId, accountId, query, value);
    }

    public Answer to(RunningServer server) {
        return to(server, "");
    }

    /** Makes the call with a request id of the caller, unless the id is empty. */
    public Answer to(RunningServer server, String requestId) {
        Spec.Operation spec = Spec.operation(operation);
        String path = RunningServer.path(spec.path(), appId, accountId) + (query.isEmpty() ? "" : "?" + query);
        HttpRequest.Builder request = server.request(path).header("Authorization", "Bearer " + server.token(client));
        if (!requestId.isEmpty()) {
            request.header("X-Request-Id", requestId);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return server.send(request.method(
                spec.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}

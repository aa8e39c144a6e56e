package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * A call of an operation. Ids and query are sent as they stand here: who writes them encodes them.
 *
 * @param body empty for none
 */
record Call(String operation, String client, String appId, String accountId, String query, String body) {

    static Call of(String operation, String appId) {
        return new Call(operation, "sandbox", appId, "", "", "");
    }

    static Call of(String operation, String appId, String accountId) {
        return of(operation, appId).account(accountId);
    }

    Call client(String value) {
        return new Call(operation, value, appId, accountId, query, body);
    }

    Call app(String value) {
        return new Call(operation, client, value, accountId, query, body);
    }

    Call account(String value) {
        return new Call(operation, client, appId, value, query, body);
    }

    Call query(String value) {
        return new Call(operation, client, appId, accountId, value, body);
    }

    Call body(String value) {
        return new Call(operation, client, appId, accountId, query, value);
    }

    Answer to(RunningServer server) {
        Spec.Operation spec = Spec.operation(operation);
        String path = RunningServer.path(spec.path(), appId, accountId) + (query.isEmpty() ? "" : "?" + query);
        HttpRequest.Builder request = server.request(path).header("Authorization", "Bearer " + server.token(client));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return server.send(request.method(
                spec.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}

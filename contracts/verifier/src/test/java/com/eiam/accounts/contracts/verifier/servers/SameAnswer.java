package com.eiam.accounts.contracts.verifier.servers;

import com.eiam.accounts.contracts.verifier.servers.Gateway.Answer;
import java.io.IOException;
import java.util.Map;

/** Servers that give all requests but those for a token the same answer. */
public final class SameAnswer {

    /** The media type of every answer of the API. */
    public static final String JSON = "application/json; charset=utf-8";

    private SameAnswer() {}

    public static Gateway answering(int status, String type, String body) throws IOException {
        Answer token = answer(200, JSON, "{\"access_token\":\"t0ken\",\"expires_in\":1}");
        Answer other = answer(status, type, body);
        return Gateway.answering(call -> Gateway.isToken(call) ? token : other);
    }

    public static Gateway refusingTokens(String body) throws IOException {
        return Gateway.answering(call -> answer(401, JSON, body));
    }

    private static Answer answer(int status, String type, String body) {
        return new Answer(
                status,
                Map.of(
                        "Content-Type", type,
                        "X-Request-Id", "request-4711",
                        "X-Note", "##vso[task.setvariable variable=a]b"),
                body);
    }
}

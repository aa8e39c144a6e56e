package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.result.ReceivedAnswer;
import com.eiam.accounts.contracts.verifier.result.SentRequest;
import java.util.stream.Collectors;

/** Requests and answers the way HTTP writes them. */
final class Told {

    private Told() {}

    static String request(SentRequest request) {
        return request.method() + " " + request.url()
                + request.headers().entrySet().stream()
                        .map(header -> "\n" + header.getKey() + ": " + header.getValue())
                        .collect(Collectors.joining())
                + request.body().map(body -> "\n\n" + body).orElse("");
    }

    static String answer(ReceivedAnswer answer) {
        return answer.status()
                + answer.headers().entrySet().stream()
                        .flatMap(header ->
                                header.getValue().stream().map(value -> "\n" + header.getKey() + ": " + value))
                        .collect(Collectors.joining())
                + (answer.body().isEmpty() ? "" : "\n\n" + answer.body());
    }
}

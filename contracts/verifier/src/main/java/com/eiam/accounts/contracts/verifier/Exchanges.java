package com.eiam.accounts.contracts.verifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests with real credentials, checks the answers, and tells of both without them. Thread-safe. */
final class Exchanges {

    /** The longest body that a report shows, in characters. */
    private static final int MAX_SHOWN = 16_384;

    private final Transport transport;
    private final String server;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Secrets secrets;
    private final AnswerCheck check;

    Exchanges(
            Transport transport,
            String server,
            Credentials credentials,
            Tokens tokens,
            Secrets secrets,
            AnswerCheck check) {
        this.transport = transport;
        this.server = server;
        this.credentials = credentials;
        this.tokens = tokens;
        this.secrets = secrets;
        this.check = check;
    }

    /** Sends a request whose answer must be as a contract states. */
    Exchange exchange(String title, String operation, ContractRequest request, Expectation expected) {
        return send(title, request, words(expected), answer -> check.check(operation, expected, answer));
    }

    /** Sends a request whose answer is only looked at. */
    Exchange look(String title, ContractRequest request) {
        return send(title, request, "", answer -> new AnswerCheck.Findings(json(answer), List.of()));
    }

    private Exchange send(
            String title,
            ContractRequest request,
            String expected,
            Function<RawAnswer, AnswerCheck.Findings> judgement) {
        ContractRequest marked = credentials.mark(request);
        String url = server + marked.url();
        SentRequest shown = new SentRequest(
                marked.method(),
                url,
                CurlCommand.shown(marked.headers()),
                marked.body().map(body -> secrets.mask(Placeholder.replace(body, Placeholder::words))));
        String curl = secrets.mask(CurlCommand.of(url, marked));
        Map<String, String> headers = new LinkedHashMap<>(marked.headers());
        headers.replaceAll((name, value) -> Placeholder.replace(value, tokens::value));
        try {
            RawAnswer answer = transport.send(
                    marked.method(), url, headers, marked.body().map(body -> Placeholder.replace(body, tokens::value)));
            AnswerCheck.Findings findings = judgement.apply(answer);
            return new Exchange(
                    new Step(
                            title,
                            shown,
                            expected,
                            Optional.of(received(answer)),
                            masked(findings.differences()),
                            curl),
                    answer.isSuccess(),
                    findings.body(),
                    false);
        } catch (TransportFault e) {
            List<String> differences = List.of(secrets.mask("the server " + e.getMessage()));
            return new Exchange(
                    new Step(title, shown, expected, Optional.empty(), differences, curl),
                    false,
                    JsonMapper.shared().missingNode(),
                    true);
        }
    }

    /** The text without tokens and secrets. */
    List<String> masked(List<String> texts) {
        return texts.stream().map(secrets::mask).toList();
    }

    private ReceivedAnswer received(RawAnswer answer) {
        String text = answer.text();
        secrets.learn(text);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().forEach((name, values) -> headers.put(name, masked(values)));
        return new ReceivedAnswer(answer.status(), headers, secrets.mask(Texts.cut(text, MAX_SHOWN)));
    }

    private static JsonNode json(RawAnswer answer) {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (RuntimeException e) {
            return JsonMapper.shared().missingNode();
        }
    }

    private static String words(Expectation expected) {
        StringBuilder words =
                new StringBuilder(String.valueOf(expected.outcome().status()));
        expected.headers()
                .forEach((name, pattern) -> words.append('\n')
                        .append(name)
                        .append(": a value that matches ")
                        .append(pattern));
        if (!expected.body().isMissingNode()) {
            words.append("\n\n").append(expected.body().toPrettyString());
        }
        expected.absent().forEach(key -> words.append("\n\nwithout the key ").append(key));
        return words.toString();
    }
}

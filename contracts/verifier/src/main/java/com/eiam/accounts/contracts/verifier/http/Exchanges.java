package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.Responses;
import com.eiam.accounts.contracts.model.http.CredentialValues;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.connection.RequestHeader;
import com.eiam.accounts.contracts.verifier.credentials.AccessToken;
import com.eiam.accounts.contracts.verifier.credentials.EnvironmentCredentials;
import com.eiam.accounts.contracts.verifier.credentials.HiddenCredentials;
import com.eiam.accounts.contracts.verifier.credentials.Secret;
import com.eiam.accounts.contracts.verifier.credentials.SecretMask;
import com.eiam.accounts.contracts.verifier.result.ReceivedAnswer;
import com.eiam.accounts.contracts.verifier.result.SentRequest;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends requests of contracts, and shows them. A request is sent with real credentials. Reports show it with words in
 * their place, and with shell variables for {@code curl}. Thread-safe.
 */
public final class Exchanges {

    /** The longest text of a server that a report shows, in characters. */
    private static final int MAX_SHOWN = 16_384;

    /** How much of a text a report shows at least, in characters. */
    private static final int ALWAYS_SHOWN = 500;

    /** How much of all headers of a response a report shows at least, in characters. */
    private static final int HEADERS_SHOWN = 3_000;

    /** The characters of all longer texts that a report shows, so that a server's long pages fit into memory. */
    private static final int ALL_SHOWN = 1_000_000;

    private final Transport transport;
    private final ClientTokens tokens;
    private final List<RequestHeader> headers;
    private final CurlCommand curl;
    private final SecretMask mask;
    private final RequestEncoder real;
    private final RequestEncoder words;
    private final RequestEncoder shell;
    private final AtomicLong shown = new AtomicLong();

    /** Exchanges with a server, whose URL has no slash at its end. */
    public Exchanges(
            Transport transport,
            String server,
            Ids ids,
            EnvironmentCredentials credentials,
            ClientTokens tokens,
            ConnectionSettings connection,
            SecretMask mask) {
        this.transport = transport;
        this.tokens = tokens;
        this.headers = connection.headers();
        this.curl = new CurlCommand(connection);
        this.mask = mask;
        this.real = new RequestEncoder(server, ids, credentials);
        this.words = new RequestEncoder(server, ids, new HiddenCredentials(credentials, Secret::words));
        CredentialValues variables = new HiddenCredentials(credentials, CurlCommand::reference);
        this.shell = new RequestEncoder(server, ids, variables);
    }

    public Exchange send(Request request) {
        return send(request, Responses.NONE);
    }

    /** Sends a request with values from earlier responses. */
    public Exchange send(Request request, Responses previous) {
        try {
            Optional<AccessToken> token = tokens.fresh(request);
            Response response = transport.send(real.encode(request, previous));
            if (token.isPresent() && tokens.renewRefused(request, token.get(), response)) {
                response = transport.send(real.encode(request, previous));
            }
            mask.learn(response.text());
            return new Exchange(request, previous, Optional.of(response), Optional.empty());
        } catch (TransportFault e) {
            String fault = mask.apply("the server " + e.getMessage());
            return new Exchange(request, previous, Optional.empty(), Optional.of(fault));
        }
    }

    /** The request of an exchange as reports show it. */
    public SentRequest request(Exchange exchange) {
        WireRequest request = words.encode(exchange.request(), exchange.previous());
        Map<String, String> shown = new LinkedHashMap<>();
        headers.forEach(header -> shown.put(header.name(), header.words()));
        request.headers().forEach((name, value) -> shown.put(name, shown(exchange, value)));
        return new SentRequest(
                request.method(),
                shown(exchange, request.url()),
                shown,
                request.body().map(body -> shown(exchange, body)));
    }

    /** The command that repeats the request of an exchange, or a comment if a server has made it too long. */
    public String curl(Exchange exchange) {
        String command = mask.applyToCommand(curl.of(shell.encode(exchange.request(), exchange.previous())));
        // The beginning of a command is another command.
        return shown(exchange, command).equals(command)
                ? command
                : "# no command: with values of earlier responses, it has %d characters".formatted(command.length());
    }

    /** The response of an exchange as reports show it; empty if there was none. */
    public Optional<ReceivedAnswer> answer(Exchange exchange) {
        return exchange.response()
                .map(response ->
                        new ReceivedAnswer(response.status(), headers(response), mask.apply(cut(response.text()))));
    }

    /** A text about an exchange as reports show it: whole, unless values of a server are in it. */
    public String shown(Exchange exchange, String text) {
        return mask.apply(exchange.previous().equals(Responses.NONE) ? text : cut(text));
    }

    private Map<String, List<String>> headers(Response response) {
        Map<String, List<String>> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int left = limit(response.headers().toString().length(), HEADERS_SHOWN);
        for (Map.Entry<String, List<String>> header : response.headers().entrySet()) {
            for (String value : header.getValue()) {
                if (left <= 0) {
                    shown.put("…", List.of("more headers"));
                    return shown;
                }
                String name = VisibleText.cut(header.getKey(), left);
                String text = VisibleText.cut(value, left);
                shown.computeIfAbsent(name, first -> new ArrayList<>()).add(mask.apply(text));
                left -= name.length() + text.length();
            }
        }
        return shown;
    }

    private String cut(String text) {
        return VisibleText.cut(text, limit(text.length(), ALWAYS_SHOWN));
    }

    /** How much of a text with a length is shown. */
    private int limit(int length, int always) {
        int wanted = Math.min(length, MAX_SHOWN);
        return wanted <= always || shown.addAndGet(wanted) <= ALL_SHOWN ? MAX_SHOWN : always;
    }
}

package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.Outcome;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends requests of contracts, and shows them. A request is sent with real credentials. Reports show it with words in their
 * place, and with shell variables for {@code curl}. Thread-safe.
 */
public final class Exchanges {

    /** The longest body that a report shows, in characters. */
    private static final int MAX_SHOWN = 16_384;

    /** How much of a body a report shows at least, in characters. */
    private static final int ALWAYS_SHOWN = 1_000;

    /** The characters of all longer bodies that a report shows, so that a server's long pages fit into memory. */
    private static final int ALL_SHOWN = 2_000_000;

    private static final int ANY_STATUS = 0;

    private final PatientTransport transport;
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
            PatientTransport transport,
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
        return send(request, Responses.NONE, ANY_STATUS);
    }

    /** Sends a request. A response with the expected status is final, even if it says that the rate is limited. */
    public Exchange send(Request request, Outcome expected) {
        return send(request, Responses.NONE, expected.status());
    }

    /** Sends a request with values from earlier responses. */
    public Exchange send(Request request, Responses previous) {
        return send(request, previous, ANY_STATUS);
    }

    private Exchange send(Request request, Responses previous, int expected) {
        try {
            Optional<AccessToken> token = tokens.fresh(request);
            Response response = transport.send(real.encode(request, previous), expected);
            if (token.isPresent() && tokens.renewRefused(request, token.get(), response)) {
                response = transport.send(real.encode(request, previous), expected);
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
        shown.putAll(request.headers());
        return new SentRequest(
                request.method(),
                mask.apply(request.url()),
                shown,
                request.body().map(mask::apply));
    }

    /** The command that repeats the request of an exchange. */
    public String curl(Exchange exchange) {
        return mask.apply(curl.of(shell.encode(exchange.request(), exchange.previous())));
    }

    /** The response of an exchange as reports show it; empty if there was none. */
    public Optional<ReceivedAnswer> answer(Exchange exchange) {
        return exchange.response().map(this::shown);
    }

    private ReceivedAnswer shown(Response response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers()
                .forEach((name, values) ->
                        headers.put(name, values.stream().map(mask::apply).toList()));
        return new ReceivedAnswer(response.status(), headers, mask.apply(body(response.text())));
    }

    private String body(String text) {
        int wanted = Math.min(text.length(), MAX_SHOWN);
        boolean fits = wanted <= ALWAYS_SHOWN || shown.addAndGet(wanted) <= ALL_SHOWN;
        return VisibleText.cut(text, fits ? MAX_SHOWN : ALWAYS_SHOWN);
    }
}

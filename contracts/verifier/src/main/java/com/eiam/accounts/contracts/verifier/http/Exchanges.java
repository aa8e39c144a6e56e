package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.CredentialValues;
import com.eiam.accounts.contracts.model.Ids;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.RequestEncoder;
import com.eiam.accounts.contracts.model.WireRequest;
import com.eiam.accounts.contracts.verifier.credentials.EnvironmentCredentials;
import com.eiam.accounts.contracts.verifier.credentials.HiddenCredentials;
import com.eiam.accounts.contracts.verifier.credentials.Secret;
import com.eiam.accounts.contracts.verifier.credentials.SecretMask;
import com.eiam.accounts.contracts.verifier.result.ReceivedAnswer;
import com.eiam.accounts.contracts.verifier.result.SentRequest;
import com.eiam.accounts.contracts.verifier.result.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Sends requests of contracts. Each is encoded three times: with real credentials, which are sent; with words in their
 * place, which reports show; and with shell variables, for {@code curl}. Thread-safe.
 */
public final class Exchanges {

    /** The longest body that a report shows, in characters. */
    private static final int MAX_SHOWN = 16_384;

    private final Transport transport;
    private final SecretMask mask;
    private final RequestEncoder real;
    private final RequestEncoder words;
    private final RequestEncoder shell;

    /** Exchanges with a server, whose URL has no slash at its end. */
    public Exchanges(Transport transport, String server, Ids ids, EnvironmentCredentials credentials, SecretMask mask) {
        this.transport = transport;
        this.mask = mask;
        this.real = new RequestEncoder(server, ids, credentials);
        this.words = new RequestEncoder(server, ids, new HiddenCredentials(credentials, Secret::words));
        CredentialValues variables = new HiddenCredentials(credentials, CurlCommand::reference);
        this.shell = new RequestEncoder(server, ids, variables);
    }

    /** Sends a request. */
    public Exchange send(Request request) {
        return send(request, MissingNode.getInstance());
    }

    /** Sends a request with values from the body of a response. */
    public Exchange send(Request request, JsonNode previous) {
        SentRequest sent = shown(words.encode(request, previous));
        String curl = mask.apply(CurlCommand.of(shell.encode(request, previous)));
        try {
            Response response = transport.send(real.encode(request, previous));
            return new Exchange(sent, curl, Optional.of(response), Optional.of(shown(response)), Optional.empty());
        } catch (TransportFault e) {
            String fault = mask.apply("the server " + e.getMessage());
            return new Exchange(sent, curl, Optional.empty(), Optional.empty(), Optional.of(fault));
        }
    }

    private SentRequest shown(WireRequest request) {
        return new SentRequest(
                request.method(),
                mask.apply(request.url()),
                request.headers(),
                request.body().map(mask::apply));
    }

    private ReceivedAnswer shown(Response response) {
        String text = response.text();
        mask.learn(text);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers()
                .forEach((name, values) ->
                        headers.put(name, values.stream().map(mask::apply).toList()));
        return new ReceivedAnswer(response.status(), headers, mask.apply(Texts.cut(text, MAX_SHOWN)));
    }
}

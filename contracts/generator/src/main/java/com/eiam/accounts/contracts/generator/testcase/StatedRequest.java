package com.eiam.accounts.contracts.generator.testcase;

import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads the {@code request} of an entry in {@code x-contracts}. */
final class StatedRequest {

    private final List<Client> clients;
    private final Operation operation;
    private final JsonNode stated;

    private StatedRequest(Spec spec, Operation operation, JsonNode stated) {
        this.clients = TenantClients.of(spec);
        this.operation = operation;
        this.stated = stated;
    }

    /**
     * The request with the operation's method and path, unless it states others.
     *
     * @throws ContractException if it names a client that the contract tenant does not have
     */
    static Request of(Spec spec, Operation operation, JsonNode stated) {
        return new StatedRequest(spec, operation, stated).request();
    }

    private Request request() {
        Map<String, String> form = texts("form");
        Optional<Credentials> credentials = credentials(form);
        credentials.filter(sent -> sent.kind() == Credentials.Kind.FORM).ifPresent(sent -> {
            form.remove(RequestEncoder.CLIENT_ID);
            form.remove(RequestEncoder.CLIENT_SECRET);
        });
        Optional<Body> body = body(form);
        return new Request(
                stated.path("method").stringValue(operation.method()),
                stated.path("url").stringValue("{path}").replace("{path}", operation.path()),
                texts("path"),
                texts("query"),
                headers(body),
                credentials,
                body);
    }

    private Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        stated.path(key).forEachEntry((name, value) -> texts.put(name, value.asString()));
        return texts;
    }

    /** The headers by name; first the media type of the operation, unless the contract states one. */
    private Map<String, String> headers(Optional<Body> body) {
        Map<String, String> written = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        written.putAll(texts("headers"));
        Map<String, String> headers = new LinkedHashMap<>();
        if (body.isPresent() && !written.containsKey("Content-Type")) {
            operation.body().ifPresent(declared -> headers.put("Content-Type", declared.mediaType()));
        }
        headers.putAll(written);
        return headers;
    }

    private Optional<Credentials> credentials(Map<String, String> form) {
        Security scheme = operation.security();
        if (texts("headers").keySet().stream().anyMatch(Request.AUTHORIZATION::equalsIgnoreCase)) {
            return Optional.empty();
        }
        if (stated.has("client") && scheme != Security.NONE) {
            Client client = client(stated.path("client").stringValue(""));
            Credentials.Kind kind = scheme == Security.BASIC ? Credentials.Kind.BASIC : TenantClients.tokenKind(client);
            return Optional.of(Credentials.of(kind, client.clientId()));
        }
        if (scheme == Security.BASIC
                && form.containsKey(RequestEncoder.CLIENT_ID)
                && form.containsKey(RequestEncoder.CLIENT_SECRET)) {
            String client = form.get(RequestEncoder.CLIENT_ID);
            Optional<String> secret = Optional.of(form.get(RequestEncoder.CLIENT_SECRET))
                    .filter(sent -> clients.stream()
                            .noneMatch(known -> known.clientId().equals(client)
                                    && known.secret().equals(sent)));
            return Optional.of(new Credentials(Credentials.Kind.FORM, client, secret));
        }
        return Optional.empty();
    }

    private Client client(String id) {
        return clients.stream()
                .filter(client -> client.clientId().equals(id))
                .findFirst()
                .orElseThrow(() -> new ContractException("the contract tenant has no client " + id));
    }

    private Optional<Body> body(Map<String, String> form) {
        if (stated.has("raw")) {
            return Optional.of(new Body.Raw(stated.path("raw").stringValue()));
        }
        if (stated.has("form")) {
            return Optional.of(new Body.Form(form));
        }
        return stated.has("body") ? Optional.of(new Body.Json(stated.path("body"))) : Optional.empty();
    }
}

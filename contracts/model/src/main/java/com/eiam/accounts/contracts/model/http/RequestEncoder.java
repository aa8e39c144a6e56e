package com.eiam.accounts.contracts.model.http;

import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.JsonStrings;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.Responses;
import com.eiam.accounts.contracts.model.RuntimeExpression;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Turns requests of contracts into HTTP. Immutable, and thread-safe if its credentials are.
 *
 * @param baseUrl what comes before the paths, without a slash at its end; empty for requests without a host
 */
public record RequestEncoder(String baseUrl, Ids ids, CredentialValues credentials) {

    /** The parameter of an access token in a query or a form (RFC 6750, 2.2 and 2.3). */
    private static final String ACCESS_TOKEN = "access_token";

    /** The form field of a client id (RFC 6749, 2.3.1). */
    public static final String CLIENT_ID = "client_id";

    /** The form field of a client secret (RFC 6749, 2.3.1). */
    public static final String CLIENT_SECRET = "client_secret";

    /** An encoder for files and stubs, whose requests have no host. */
    public static RequestEncoder ofContractTenant(List<Client> clients) {
        return new RequestEncoder("", Ids.OF_THE_CONTRACT_TENANT, new ContractTenantCredentials(clients));
    }

    /** The request as it is sent. It has no {@link RuntimeExpression}. */
    public WireRequest encode(Request request) {
        return encode(request, Responses.NONE);
    }

    /** The request as it is sent after others, whose responses have the values of its runtime expressions. */
    public WireRequest encode(Request request, Responses responses) {
        return new WireRequest(
                request.method(),
                baseUrl + target(request, responses),
                headers(request, responses),
                body(request, responses));
    }

    /** The fields of a form, not encoded, with those of the credentials; empty if the body is not a form. */
    public Map<String, String> formFields(Request request) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (request.body().orElse(null) instanceof Body.Form form) {
            fields.putAll(form.fields());
            formCredentials(request).ifPresent(sent -> {
                fields.put(CLIENT_ID, credentials.clientId(sent));
                fields.put(CLIENT_SECRET, credentials.secret(sent));
            });
        }
        return fields;
    }

    /** Percent-encodes everything that RFC 3986, 2.3 does not leave unreserved. Servers decode it in a form as well. */
    public static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private String target(Request request, Responses responses) {
        // What a response contains is an id of the environment already.
        UnaryOperator<String> value =
                text -> RuntimeExpression.is(text) ? RuntimeExpression.resolve(text, responses) : ids.of(text);
        String path = request.path();
        for (Map.Entry<String, String> parameter : request.pathParameters().entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", percentEncoded(value.apply(parameter.getValue())));
        }
        String query = withToken(pairs(request.query(), value), request, Credentials.Kind.QUERY_TOKEN);
        return query.isEmpty() ? path : path + "?" + query;
    }

    private Map<String, String> headers(Request request, Responses responses) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.credentials()
                .flatMap(this::authorization)
                .ifPresent(value -> headers.put(Request.AUTHORIZATION, value));
        request.credentials()
                .filter(sent -> sent.kind() == Credentials.Kind.COOKIE_TOKEN)
                .ifPresent(sent -> headers.put("Cookie", ACCESS_TOKEN + "=" + credentials.token(sent)));
        request.headers().forEach((name, value) -> headers.put(name, RuntimeExpression.fill(value, responses)));
        return headers;
    }

    private Optional<String> authorization(Credentials sent) {
        return switch (sent.kind()) {
            case TOKEN, TAMPERED_TOKEN, SHORTER_TOKEN, LONGER_TOKEN, UNSIGNED_TOKEN, EXPIRED_TOKEN ->
                Optional.of("Bearer " + credentials.token(sent));
            case LOWER_CASE_TOKEN -> Optional.of("bearer " + credentials.token(sent));
            case BARE_TOKEN -> Optional.of(credentials.token(sent));
            case OTHER_SCHEME_TOKEN -> Optional.of("Token " + credentials.token(sent));
            case BASIC, PLAIN_BASIC, ENCODED_BASIC -> Optional.of("Basic " + credentials.basic(sent));
            case LOWER_CASE_BASIC -> Optional.of("basic " + credentials.basic(sent));
            case FORM, FORM_TOKEN, QUERY_TOKEN, COOKIE_TOKEN -> Optional.empty();
        };
    }

    /** The pairs of a query or a form, with the access token if it belongs there, not encoded (RFC 6750, 2.1). */
    private String withToken(String pairs, Request request, Credentials.Kind place) {
        return request.credentials()
                .filter(sent -> sent.kind() == place)
                .map(sent -> (pairs.isEmpty() ? "" : pairs + "&") + ACCESS_TOKEN + "=" + credentials.token(sent))
                .orElse(pairs);
    }

    private Optional<String> body(Request request, Responses responses) {
        return request.body().map(body -> {
            if (body instanceof Body.Json json) {
                return json(json.value(), responses);
            }
            if (body instanceof Body.Padded padded) {
                String value = json(padded.value(), responses);
                return value + " ".repeat(padded.bytes() - value.getBytes(StandardCharsets.UTF_8).length);
            }
            return body instanceof Body.Raw raw ? raw.text() : form(((Body.Form) body).fields(), request);
        });
    }

    private String json(JsonNode value, Responses responses) {
        return JsonStrings.escapedHalves(
                RuntimeExpression.resolve(ids.in(value), responses).toString());
    }

    private String form(Map<String, String> fields, Request request) {
        String pairs = withToken(pairs(fields, ids::of), request, Credentials.Kind.FORM_TOKEN);
        return formCredentials(request)
                .map(sent -> (pairs.isEmpty() ? "" : pairs + "&") + CLIENT_ID + "="
                        + percentEncoded(credentials.clientId(sent)) + "&" + CLIENT_SECRET + "="
                        + credentials.formSecret(sent))
                .orElse(pairs);
    }

    private static Optional<Credentials> formCredentials(Request request) {
        return request.credentials().filter(sent -> sent.kind() == Credentials.Kind.FORM);
    }

    private static String pairs(Map<String, String> fields, UnaryOperator<String> value) {
        return fields.entrySet().stream()
                .map(field -> percentEncoded(field.getKey()) + "=" + percentEncoded(value.apply(field.getValue())))
                .collect(Collectors.joining("&"));
    }
}

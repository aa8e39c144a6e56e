package com.eiam.accounts.client;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request, ready to be sent any number of times.
 *
 * @param headers by name, whatever its case
 * @param body empty if there is none
 * @param confidential whether the exchange is about credentials, so that no message may quote it
 */
record Request(
        String operationId, String method, URI uri, Map<String, String> headers, byte[] body, boolean confidential) {

    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";

    /** The header that names a request in the logs of both sides. */
    static final String REQUEST_ID = "X-Request-Id";

    String requestId() {
        return headers.getOrDefault(REQUEST_ID, "none");
    }

    Request with(String header, String value) {
        Map<String, String> extended = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        extended.putAll(headers);
        extended.put(header, value);
        return new Request(operationId, method, uri, extended, body, confidential);
    }

    /** The request with a token (RFC 6750, 2.1). */
    Request authorizedBy(AccessToken token) {
        return with(AUTHORIZATION, BEARER + token.value());
    }

    /** A text in which the token of this request is not to be read. */
    String withoutToken(String text) {
        String authorization = headers.getOrDefault(AUTHORIZATION, "");
        return authorization.startsWith(BEARER) ? text.replace(authorization.substring(BEARER.length()), "***") : text;
    }

    /** Method and URL; the headers and the body may hold secrets. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}

package com.eiam.accounts.client.call;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** One attempt to carry out a call, as a {@link CallInterceptor} sees it. Belongs to one thread at a time. */
public final class CallAttempt {

    private final String operationId;
    private final int number;
    private final String method;
    private final URI uri;
    private final String requestId;
    private final byte[] body;
    private final Map<String, String> added = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * An attempt.
     *
     * @param number counted from 1, over all attempts of the call
     * @param body empty if there is none, or if it has a secret
     */
    public CallAttempt(String operationId, int number, String method, URI uri, String requestId, byte[] body) {
        this.operationId = operationId;
        this.number = number;
        this.method = method;
        this.uri = uri;
        this.requestId = requestId;
        this.body = body.clone();
    }

    /** The operation's id in the API's description. */
    public String operationId() {
        return operationId;
    }

    /** Counted from 1; a repeat has the same request id. */
    public int number() {
        return number;
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The URL with its query; it has no secret. */
    public URI uri() {
        return uri;
    }

    /** The id that is sent with the request. */
    public String requestId() {
        return requestId;
    }

    /** The JSON that is sent, for a signature; empty for the token request. */
    public byte[] body() {
        return body.clone();
    }

    /** Sends a header with this attempt, instead of one with the same name. Call it before the attempt is sent. */
    public void setHeader(String name, String value) {
        CallOptions.none().header(name, value);
        added.put(name, value);
    }

    /** The headers that interceptors have set. */
    public Map<String, String> addedHeaders() {
        return added;
    }
}

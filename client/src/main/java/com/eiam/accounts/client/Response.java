package com.eiam.accounts.client;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A response, read to its end.
 *
 * @param json the body as JSON; missing as long as nobody has read it, or if it is empty
 */
record Response(int status, HttpHeaders headers, byte[] body, JsonNode json) {

    /** A longer wait than a day (in seconds) is taken for one. */
    private static final long LONGEST_WAIT = 86_400;

    Response(int status, HttpHeaders headers, byte[] body) {
        this(status, headers, body, MissingNode.getInstance());
    }

    Response with(JsonNode read) {
        return new Response(status, headers, body, read);
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The time of Retry-After, which this API gives in seconds; empty if there is none or it is a date. */
    Optional<Duration> retryAfter() {
        return header("Retry-After")
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WAIT)));
    }

    /** The status only; the body may hold a token. */
    @Override
    public String toString() {
        return "response " + status;
    }
}

package com.eiam.accounts.client.internal.http;

import com.eiam.accounts.client.error.CallDetails;
import com.eiam.accounts.client.model.TokenErrorCode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A response, read to its end.
 *
 * @param value what the body says; null as long as nobody has read it, or if the operation answers nothing
 */
public record Response(int status, HttpHeaders headers, byte[] body, Object value) {

    /** A longer wait counts as this one. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** Another one could forge a line of a log. */
    private static final Pattern SANE_ID = Pattern.compile("[!-~]{1,200}");

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether the headers say that the token is invalid (RFC 6750, 3). Then the body need not be readable. */
    boolean isInvalidToken() {
        return headers.allValues("WWW-Authenticate").stream()
                .anyMatch(challenge -> challenge.contains(TokenErrorCode.INVALID_TOKEN.code()));
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public Response with(byte[] decoded) {
        return new Response(status, headers, decoded, value);
    }

    public Response with(Object read) {
        return new Response(status, headers, body, read);
    }

    /** Of a failure that this response reports; the server's request id counts more than the one that was sent. */
    public CallDetails details(Request request) {
        return new CallDetails(
                request.operationId(), status, requestId(request), retryAfter().orElse(null));
    }

    public String requestId(Request request) {
        return header(Request.REQUEST_ID)
                .filter(id -> SANE_ID.matcher(id).matches())
                .orElseGet(request::requestId);
    }

    /** The time of Retry-After, in seconds or as a date (RFC 9110, 10.2.3); empty if there is none. */
    Optional<Duration> retryAfter() {
        return header("Retry-After")
                .map(String::strip)
                .flatMap(this::waiting)
                .map(time -> time.isNegative() ? Duration.ZERO : time)
                .map(time -> time.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : time);
    }

    private Optional<Duration> waiting(String text) {
        if (text.matches("\\d+")) {
            // A longer number may not fit in a long.
            return Optional.of(text.length() > 18 ? LONGEST_WAIT : Duration.ofSeconds(Long.parseLong(text)));
        }
        // The server's own clock, if it shows it, so that a clock that is wrong does not matter.
        Instant now = header("Date").flatMap(HttpDate::read).orElseGet(Instant::now);
        return HttpDate.read(text).map(then -> Duration.between(now, then));
    }

    /** The status only; the body may contain a token. */
    @Override
    public String toString() {
        return "response " + status;
    }
}

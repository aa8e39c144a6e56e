package com.eiam.accounts.client.internal.token;

import com.eiam.accounts.client.api.AuthenticationApi;
import com.eiam.accounts.client.call.ApiCall;
import com.eiam.accounts.client.call.ApiResponse;
import com.eiam.accounts.client.call.CallOptions;
import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.error.CallDetails;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import com.eiam.accounts.client.internal.http.Completion;
import com.eiam.accounts.client.internal.http.Waiting;
import com.eiam.accounts.client.internal.json.JsonCaller;
import com.eiam.accounts.client.model.Token;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.token.ClientAuthentication;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/**
 * Asks for a token with the client's credentials. Unless the way of sending them is chosen, it is the form, and HTTP
 * Basic once the server refuses that; with Basic, servers disagree on whether to percent-decode (RFC 6749, 2.3.1).
 */
public final class TokenIssuer {

    /** RFC 6749, 4.4.2. */
    private static final String GRANT_TYPE = "client_credentials";

    /** RFC 6750, 1; the only type that this client knows how to use (RFC 6749, 7.1). */
    private static final String BEARER = "bearer";

    /** The life of a token whose answer names none (RFC 6749, 5.1). */
    private static final long UNKNOWN_LIFE = 300;

    private static final BigDecimal LONGEST_LIFE =
            BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

    private final JsonCaller caller;
    private final String clientId;
    private final String clientSecret;
    private final boolean chosen;
    private final Clock clock;
    private volatile ClientAuthentication authentication;

    /** @param authentication null: the one that works */
    public TokenIssuer(
            JsonCaller caller, String clientId, String clientSecret, ClientAuthentication authentication, Clock clock) {
        this.caller = caller;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.chosen = authentication != null;
        this.authentication = chosen ? authentication : ClientAuthentication.FORM;
        this.clock = clock;
    }

    CompletableFuture<AccessToken> issue(Waiting waiting) {
        ClientAuthentication first = authentication;
        return Completion.recover(issue(first, waiting), failure -> {
            if (chosen || !isInvalidClient(failure)) {
                return CompletableFuture.failedFuture(failure);
            }
            ClientAuthentication other =
                    first == ClientAuthentication.FORM ? ClientAuthentication.BASIC : ClientAuthentication.FORM;
            return Completion.then(issue(other, waiting), token -> {
                authentication = other;
                return CompletableFuture.completedFuture(token);
            });
        });
    }

    private CompletableFuture<AccessToken> issue(ClientAuthentication way, Waiting waiting) {
        // The life counts from the time of asking, so that a slow answer cannot make it look longer.
        Instant asked = clock.instant();
        ApiCall<JsonNode> call = way == ClientAuthentication.FORM
                ? AuthenticationApi.issueTokenCall(GRANT_TYPE, clientId, clientSecret, null)
                        .answeredAs(JsonNode.class)
                : AuthenticationApi.issueTokenCall(GRANT_TYPE, null, null, null)
                        .answeredAs(JsonNode.class)
                        .options(CallOptions.none().header("Authorization", "Basic " + basic()));
        return caller.start(call, waiting).thenApply(response -> read(call, response, asked));
    }

    private AccessToken read(ApiCall<?> call, ApiResponse<JsonNode> response, Instant asked) {
        JsonNode answer = response.value();
        String token = answer.path(Token.JSON_PROPERTY_ACCESS_TOKEN).asText("");
        if (!AccessToken.BEARER.matcher(token).matches()) {
            throw unusable(call, response, "has no token that a header can carry");
        }
        if (!BEARER.equalsIgnoreCase(answer.path(Token.JSON_PROPERTY_TOKEN_TYPE).asText(BEARER))) {
            throw unusable(call, response, "has a token of another type than Bearer, which this client cannot use");
        }
        JsonNode life = answer.path(Token.JSON_PROPERTY_EXPIRES_IN);
        try {
            return AccessToken.issued(token, asked, life(life.isContainerNode() ? "none" : life.asText("")));
        } catch (NumberFormatException e) {
            throw unusable(call, response, "has a life that is no number");
        }
    }

    private static Duration life(String seconds) {
        if (seconds.isBlank()) {
            return Duration.ofSeconds(UNKNOWN_LIFE);
        }
        BigDecimal life = new BigDecimal(seconds.strip()).max(BigDecimal.ZERO).min(LONGEST_LIFE);
        return Duration.ofSeconds(life.longValue());
    }

    /** Nothing of the answer is quoted: it may contain the token. */
    private static UnexpectedResponseException unusable(ApiCall<?> call, ApiResponse<?> response, String fault) {
        return new UnexpectedResponseException(
                "the answer to the request for a token " + fault,
                new CallDetails(call.operationId(), response.status(), response.requestId(), null),
                null);
    }

    private String basic() {
        String credentials = encoded(clientId) + ":" + encoded(clientSecret);
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The status is enough (RFC 6749, 5.2): a gateway may have written the body. */
    private static boolean isInvalidClient(RuntimeException failure) {
        return failure instanceof AccountsException refusal
                        && refusal.status() == TokenErrorCode.INVALID_CLIENT.status()
                || failure instanceof TokenException error && error.tokenErrorCode() == TokenErrorCode.INVALID_CLIENT;
    }
}

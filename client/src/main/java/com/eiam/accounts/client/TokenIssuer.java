package com.eiam.accounts.client;

import com.eiam.accounts.client.AccountsException.Circumstances;
import com.eiam.accounts.client.api.AuthenticationApi;
import com.eiam.accounts.client.model.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Asks for a token with the client's credentials. They travel as form fields: with HTTP Basic, servers disagree on
 * whether to percent-decode them (RFC 6749, 2.3.1), and a secret with special characters would be refused by some.
 */
final class TokenIssuer implements Function<Instant, AccessToken> {

    /** RFC 6749, 4.4.2. */
    private static final String GRANT_TYPE = "client_credentials";

    /** What may stand in an Authorization header (RFC 6750, 2.1). */
    private static final Pattern BEARER_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final AuthenticationApi authentication;
    private final String clientId;
    private final String clientSecret;

    TokenIssuer(AuthenticationApi authentication, String clientId, String clientSecret) {
        this.authentication = authentication;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    @Override
    public AccessToken apply(Instant asked) {
        Token token = authentication.issueToken(GRANT_TYPE, clientId, clientSecret, null);
        if (!BEARER_TOKEN.matcher(token.getAccessToken()).matches()) {
            throw new UnexpectedResponseException(
                    "the server issued a token that no header can carry",
                    new Circumstances("issueToken", 200, "not known", null),
                    null);
        }
        // The life counts from the time of asking, so that a slow answer cannot make it look longer.
        return AccessToken.issued(token.getAccessToken(), asked, Duration.ofSeconds(Math.max(0, token.getExpiresIn())));
    }
}

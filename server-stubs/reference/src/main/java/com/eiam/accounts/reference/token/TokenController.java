package com.eiam.accounts.reference.token;

import com.eiam.accounts.reference.limit.Allowance;
import com.eiam.accounts.reference.token.ClientRepository.Client;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.ClientCredentialsGrant;
import com.eiam.accounts.server.api.AuthenticationApi;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.Token;
import com.eiam.accounts.server.request.ApplicationLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.RestController;

/** Issues access tokens: signed, with the permission codes in {@code scope} (RFC 9068). They are not stored. */
@RestController
record TokenController(
        ClientRepository clients,
        PasswordEncoder secrets,
        JwtEncoder tokens,
        TokenProperties properties,
        Clock clock,
        FailedRequests failed,
        HttpServletRequest request,
        HttpServletResponse response)
        implements AuthenticationApi {

    @Override
    public Token issueToken(
            String grantType, @Nullable String clientId, @Nullable String clientSecret, @Nullable String scope) {
        ClientCredentialsGrant grant = ClientCredentialsGrant.of(request);
        Client client = authenticated(grant);
        String granted = String.join(" ", grant.scopes(client.permissions()));
        Duration lifetime = client.lifetime() == null ? properties.lifetime() : Duration.ofSeconds(client.lifetime());
        Token token = new Token(
                signed(client, granted, lifetime), Token.TokenTypeEnum.BEARER, Math.toIntExact(lifetime.toSeconds()));
        return granted.isEmpty() ? token : token.scope(granted);
    }

    private Client authenticated(ClientCredentialsGrant grant) {
        String address = request.getRemoteAddr();
        Duration wait = failed.begin(address, grant.clientId());
        if (!wait.isZero()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Allowance.retryAfter(wait));
            throw new ApiException(ErrorCode.HTTP_429);
        }
        Client client = grant.client(this::find);
        failed.succeeded(address, grant.clientId());
        return client;
    }

    private Optional<Client> find(String clientId, String secret) {
        Optional<Client> client = clients.find(clientId);
        if (client.isEmpty()) {
            // As slow as the check of a secret, so that the time of a refusal does not show which clients exist.
            secrets.encode(secret);
        }
        return client.filter(known -> secrets.matches(secret, known.secretHash()));
    }

    private String signed(Client client, String scope, Duration lifetime) {
        Instant now = clock.instant();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(properties.issuer())
                .audience(List.of(properties.issuer()))
                .subject(client.id())
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(lifetime));
        if (!scope.isEmpty()) {
            // One text, separated by spaces (RFC 9068, 2.2.3).
            claims.claim(OAuth2ParameterNames.SCOPE, scope);
        }
        if (!client.applications().isEmpty()) {
            claims.claim(ApplicationLimit.CLAIM, client.applications());
        }
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).build();
        return tokens.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}

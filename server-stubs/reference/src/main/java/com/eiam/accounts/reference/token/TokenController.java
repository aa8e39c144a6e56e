package com.eiam.accounts.reference.token;

import com.eiam.accounts.reference.limit.Allowance;
import com.eiam.accounts.reference.token.ClientRepository.Client;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.ClientCredentials;
import com.eiam.accounts.server.TokenException;
import com.eiam.accounts.server.api.AuthenticationApi;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.Token;
import com.eiam.accounts.server.model.TokenErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.RestController;

/** Issues access tokens: signed, with the permission codes in {@code scope} (RFC 9068). They are not stored. */
@RestController
final class TokenController implements AuthenticationApi {

    private final ClientRepository clients;
    private final PasswordEncoder secrets;
    private final JwtEncoder tokens;
    private final TokenProperties properties;
    private final Clock clock;
    private final FailedRequests failed;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    TokenController(
            ClientRepository clients,
            PasswordEncoder secrets,
            JwtEncoder tokens,
            TokenProperties properties,
            Clock clock,
            FailedRequests failed,
            HttpServletRequest request,
            HttpServletResponse response) {
        this.clients = clients;
        this.secrets = secrets;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
        this.failed = failed;
        this.request = request;
        this.response = response;
    }

    @Override
    public ResponseEntity<Token> issueToken(
            String grantType, @Nullable String clientId, @Nullable String clientSecret, @Nullable String scope) {
        Client client = authenticated(ClientCredentials.of(request));
        if (!grantType.equals(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue())) {
            throw new TokenException(TokenErrorCode.UNSUPPORTED_GRANT_TYPE);
        }
        // A client that asks for no scope gets all its permissions (RFC 6749, 3.3).
        List<String> scopes = scope == null ? client.permissions() : List.of(scope.split(" ", -1));
        if (!client.permissions().containsAll(scopes)) {
            throw new TokenException(TokenErrorCode.INVALID_SCOPE);
        }
        Duration lifetime = client.lifetime() == null ? properties.lifetime() : Duration.ofSeconds(client.lifetime());
        String granted = String.join(" ", scopes);
        Token token = new Token(
                signed(client, granted, lifetime), Token.TokenTypeEnum.BEARER, Math.toIntExact(lifetime.toSeconds()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(granted.isEmpty() ? token : token.scope(granted));
    }

    private Client authenticated(List<ClientCredentials> readings) {
        String address = request.getRemoteAddr();
        String clientId = readings.get(0).clientId();
        Duration wait = failed.begin(address, clientId);
        if (!wait.isZero()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Allowance.retryAfter(wait));
            throw new ApiException(ErrorCode.HTTP_429);
        }
        Client client = readings.stream()
                .flatMap(sent -> find(sent).stream())
                .findFirst()
                .orElseThrow(() -> new TokenException(TokenErrorCode.INVALID_CLIENT));
        failed.succeeded(address, clientId);
        return client;
    }

    private Optional<Client> find(ClientCredentials sent) {
        Optional<Client> client = clients.find(sent.clientId());
        if (client.isEmpty()) {
            // As slow as the check of a secret, so that the time of a refusal does not show which clients exist.
            secrets.encode(sent.secret());
        }
        return client.filter(known -> secrets.matches(sent.secret(), known.secretHash()));
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
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).build();
        return tokens.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}

package com.eiam.accounts.reference.token;

import com.eiam.accounts.reference.token.ClientRepository.Client;
import com.eiam.accounts.server.ClientCredentials;
import com.eiam.accounts.server.TokenException;
import com.eiam.accounts.server.api.AuthenticationApi;
import com.eiam.accounts.server.model.Token;
import com.eiam.accounts.server.model.TokenErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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
    private final HttpServletRequest request;

    TokenController(
            ClientRepository clients,
            PasswordEncoder secrets,
            JwtEncoder tokens,
            TokenProperties properties,
            Clock clock,
            HttpServletRequest request) {
        this.clients = clients;
        this.secrets = secrets;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
        this.request = request;
    }

    @Override
    public ResponseEntity<Token> issueToken(
            String grantType, @Nullable String clientId, @Nullable String clientSecret, @Nullable String scope) {
        Client client = authenticated(ClientCredentials.of(request));
        if (!grantType.equals(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue())) {
            throw new TokenException(TokenErrorCode.UNSUPPORTED_GRANT_TYPE);
        }
        // A client that asks for no scope gets all its permissions (RFC 6749, 3.3).
        List<String> scopes = scope == null ? client.permissions() : List.of(scope.split(" "));
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
        for (ClientCredentials sent : readings) {
            Optional<Client> client = clients.find(sent.clientId());
            if (client.isPresent()
                    && secrets.matches(sent.secret(), client.get().secretHash())) {
                return client.get();
            }
            if (client.isEmpty()) {
                // As slow as the check of a secret, so that the time of a refusal does not show which clients exist.
                secrets.encode(sent.secret());
            }
        }
        throw new TokenException(TokenErrorCode.INVALID_CLIENT);
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

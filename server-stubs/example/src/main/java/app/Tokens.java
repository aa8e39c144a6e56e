package app;

import com.eiam.accounts.server.ClientCredentials;
import com.eiam.accounts.server.TokenException;
import com.eiam.accounts.server.api.AuthenticationApi;
import com.eiam.accounts.server.model.*;
import com.eiam.accounts.tenant.Tenant;
import com.eiam.accounts.tenant.Tenant.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.*;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.*;
import org.springframework.web.bind.annotation.RestController;

@RestController
record Tokens(Tenant tenant, HttpServletRequest request, SecretKey key) implements AuthenticationApi {

    /** Checks the tokens that this server has signed. */
    @Configuration
    static class Keys {

        @Bean
        SecretKey key() {
            return new SecretKeySpec(new SecureRandom().generateSeed(32), "HmacSHA256");
        }

        @Bean
        JwtDecoder jwtDecoder(SecretKey key) {
            return NimbusJwtDecoder.withSecretKey(key).build();
        }
    }

    @Override
    public ResponseEntity<Token> issueToken(String grantType, String clientId, String clientSecret, String scope) {
        Client client = ClientCredentials.of(request).stream()
                .flatMap(sent -> tenant.client(sent.clientId()).filter(known -> known.secret().equals(sent.secret())).stream())
                .findFirst()
                .orElseThrow(() -> new TokenException(TokenErrorCode.INVALID_CLIENT));
        if (!grantType.equals("client_credentials")) {
            throw new TokenException(TokenErrorCode.UNSUPPORTED_GRANT_TYPE);
        }
        List<String> scopes = scope == null ? client.permissions() : List.of(scope.split(" ", -1));
        if (!client.permissions().containsAll(scopes)) {
            throw new TokenException(TokenErrorCode.INVALID_SCOPE);
        }
        int lifetime = client.tokenLifetime() == null ? 1800 : client.tokenLifetime();
        Token token = new Token(signed(client, scopes, lifetime), Token.TokenTypeEnum.BEARER, lifetime);
        return ResponseEntity.ok(scopes.isEmpty() ? token : token.scope(String.join(" ", scopes)));
    }

    private String signed(Client client, List<String> scopes, int lifetime) {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(client.clientId())
                .claim("scope", String.join(" ", scopes))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(lifetime))
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return NimbusJwtEncoder.withSecretKey(key).build().encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}

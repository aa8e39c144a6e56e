package app;

import com.eiam.accounts.server.ClientCredentialsGrant;
import com.eiam.accounts.server.api.AuthenticationApi;
import com.eiam.accounts.server.model.Token;
import com.eiam.accounts.tenant.Tenant;
import com.eiam.accounts.tenant.Tenant.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Instant;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jwt.*;
import org.springframework.web.bind.annotation.RestController;

@RestController
record Tokens(Tenant tenant, HttpServletRequest request) implements AuthenticationApi {

    static final SecretKey KEY = new SecretKeySpec(new SecureRandom().generateSeed(32), "HmacSHA256");

    @Override
    public Token issueToken(String grantType, String clientId, String clientSecret, String scope) {
        ClientCredentialsGrant grant = ClientCredentialsGrant.of(request);
        Client client = grant.client((id, secret) -> tenant.client(id).filter(known -> known.secret().equals(secret)));
        String scopes = String.join(" ", grant.scopes(client.permissions()));
        int lifetime = client.tokenLifetime() == null ? 1800 : client.tokenLifetime();
        JwtClaimsSet claims = JwtClaimsSet.builder().subject(client.clientId()).claim("scope", scopes)
                .claims(client::addApplications).expiresAt(Instant.now().plusSeconds(lifetime)).build();
        Jwt jwt = NimbusJwtEncoder.withSecretKey(KEY).build().encode(JwtEncoderParameters.from(claims));
        return new Token(jwt.getTokenValue(), Token.TokenTypeEnum.BEARER, lifetime).scope(scopes.isEmpty() ? null : scopes);
    }
}

package com.eiam.accounts.reference.token;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Reads the clients of the authorization server from the database. */
final class ClientRepository implements RegisteredClientRepository {

    private final JdbcClient jdbc;
    private final PasswordEncoder secrets;
    private final Duration lifetime;

    ClientRepository(JdbcClient jdbc, PasswordEncoder secrets, Duration lifetime) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.lifetime = lifetime;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients come from the tenant file");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return jdbc.sql("select secret_hash, token_lifetime from client where client_id = :client")
                .param("client", clientId)
                .query((row, number) ->
                        client(clientId, row.getString("secret_hash"), row.getObject("token_lifetime", Integer.class)))
                .optional()
                .orElseGet(() -> unknown(clientId));
    }

    /** As slow as the check of a secret, so that the time of a refusal does not show which clients exist. */
    private @Nullable RegisteredClient unknown(String clientId) {
        secrets.encode(clientId);
        return null;
    }

    private RegisteredClient client(String clientId, String secretHash, @Nullable Integer ownLifetime) {
        List<String> permissions = jdbc.sql(
                        "select permission from client_permission where client_id = :client order by permission")
                .param("client", clientId)
                .query(String.class)
                .list();
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret(secretHash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(permissions))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(ownLifetime == null ? lifetime : Duration.ofSeconds(ownLifetime))
                        .build())
                .build();
    }
}

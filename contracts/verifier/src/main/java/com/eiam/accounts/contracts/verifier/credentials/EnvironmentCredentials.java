package com.eiam.accounts.contracts.verifier.credentials;

import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.http.ContractTenantCredentials;
import com.eiam.accounts.contracts.model.http.CredentialValues;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The credentials that are sent: ids and secrets of the environment, and tokens from its server. Thread-safe. */
public final class EnvironmentCredentials implements CredentialValues {

    private final ContractTenantCredentials contractTenant;
    private final Map<String, ClientCredentials> overridden;
    private final ClientAuthentication authentication;
    private final SecretMask mask;
    private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();

    /**
     * @param clients the clients of the contract tenant
     * @param overridden the credentials that differ from those of the contract tenant, by the client's id there
     * @param authentication how id and secret are sent in a header
     * @param mask learns all secrets and tokens
     */
    public EnvironmentCredentials(
            List<Client> clients,
            Map<String, ClientCredentials> overridden,
            ClientAuthentication authentication,
            SecretMask mask) {
        this.contractTenant = new ContractTenantCredentials(clients);
        this.overridden = Map.copyOf(overridden);
        this.authentication = authentication;
        this.mask = mask;
        clients.forEach(client -> {
            Credentials own = Credentials.of(Credentials.Kind.FORM, client.clientId());
            mask.add(secret(own), new Secret(Secret.Kind.SECRET, client.clientId()).words());
            mask.add(formSecret(own), new Secret(Secret.Kind.SECRET, client.clientId()).words());
            for (Credentials.Kind kind : List.of(Credentials.Kind.PLAIN_BASIC, Credentials.Kind.ENCODED_BASIC)) {
                String basic = basic(Credentials.of(kind, client.clientId()));
                mask.add(basic, new Secret(Secret.Kind.BASIC, client.clientId()).words());
            }
        });
    }

    public void keep(String client, AccessToken token) {
        tokens.put(client, token);
        if (token.value().equals(client)) {
            // The symbol of a stub is no secret.
            return;
        }
        for (Credentials.Kind kind : Secret.TOKENS) {
            Credentials credentials = Credentials.of(kind, client);
            mask.add(token(credentials), Secret.of(credentials).words());
        }
    }

    public AccessToken kept(String client) {
        return tokens.get(client);
    }

    @Override
    public String token(Credentials credentials) {
        AccessToken token = tokens.get(credentials.client());
        if (token == null || token.value().equals(credentials.client())) {
            // Stubs issue symbols, and accept the symbols of the contract tenant. Others refuse them.
            return contractTenant.token(credentials);
        }
        return credentials.kind() == Credentials.Kind.TAMPERED_TOKEN
                ? token.tampered()
                : credentials.kind().changed(token.value());
    }

    @Override
    public String clientId(Credentials credentials) {
        ClientCredentials own = overridden.get(credentials.client());
        return own == null ? contractTenant.clientId(credentials) : own.id();
    }

    @Override
    public String secret(Credentials credentials) {
        ClientCredentials own = overridden.get(credentials.client());
        return own == null
                ? contractTenant.secret(credentials)
                : credentials.secret().orElse(own.secret());
    }

    @Override
    public boolean isEncoded(Credentials credentials) {
        return credentials.kind() == Credentials.Kind.BASIC || credentials.kind() == Credentials.Kind.LOWER_CASE_BASIC
                ? authentication != ClientAuthentication.BASIC_RAW
                : CredentialValues.super.isEncoded(credentials);
    }

    /** Whether id and secret are sent in a header as they are. */
    public boolean isRaw() {
        return authentication == ClientAuthentication.BASIC_RAW;
    }
}

package com.eiam.accounts.contracts.model.http;

import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Credentials;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The credentials of the contract tenant as files and stubs have them: an access token is a symbol, the id of its
 * client. Stubs issue these symbols and accept them.
 */
public final class ContractTenantCredentials implements CredentialValues {

    private static final String TAMPERED = ".tampered";

    private final Map<String, String> secrets;

    public ContractTenantCredentials(List<Client> clients) {
        this.secrets = clients.stream().collect(Collectors.toMap(Client::clientId, Client::secret));
    }

    @Override
    public String token(Credentials credentials) {
        return credentials.kind() == Credentials.Kind.TAMPERED_TOKEN
                ? credentials.client() + TAMPERED
                : credentials.kind().changed(credentials.client());
    }

    @Override
    public String clientId(Credentials credentials) {
        return credentials.client();
    }

    @Override
    public String secret(Credentials credentials) {
        return credentials.secret().orElseGet(() -> secrets.get(credentials.client()));
    }
}

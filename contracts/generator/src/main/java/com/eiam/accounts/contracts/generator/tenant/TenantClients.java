package com.eiam.accounts.contracts.generator.tenant;

import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The clients of the contract tenant. */
public final class TenantClients {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private TenantClients() {}

    /** The clients, in the order of the file. */
    public static List<Client> of(Spec spec) {
        return spec.tenant()
                .path("clients")
                .valueStream()
                .map(client -> MAPPER.treeToValue(client, Client.class))
                .toList();
    }

    /** Encodes requests as these clients send them. */
    public static RequestEncoder encoder(Spec spec) {
        return RequestEncoder.ofContractTenant(of(spec));
    }

    /** What the token of a client is by the time that a contract uses it. */
    public static Credentials.Kind tokenKind(Client client) {
        return client.tokenLifetime().isPresent() ? Credentials.Kind.EXPIRED_TOKEN : Credentials.Kind.TOKEN;
    }

    /** The ids of the clients with good tokens that hold one of the permission codes that an operation needs. */
    public static List<String> allowed(Spec spec, Operation operation) {
        return of(spec).stream()
                .filter(client -> tokenKind(client) == Credentials.Kind.TOKEN && isAllowed(client, operation))
                .map(Client::clientId)
                .toList();
    }

    /** Whether a client holds one of the permission codes that an operation needs. */
    public static boolean isAllowed(Client client, Operation operation) {
        return client.permissions().stream().anyMatch(operation.permissions()::contains);
    }
}

package com.eiam.accounts.contracts.verifier.springcloudcontract;

import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.http.ContractTenantCredentials;
import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.credentials.ClientAuthentication;
import com.eiam.accounts.contracts.verifier.credentials.EnvironmentCredentials;
import com.eiam.accounts.contracts.verifier.credentials.Secret;
import com.eiam.accounts.contracts.verifier.credentials.SecretMask;
import com.eiam.accounts.contracts.verifier.http.HttpTransport;
import com.eiam.accounts.contracts.verifier.http.TokenEndpoint;
import com.eiam.accounts.contracts.verifier.http.TransportFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Replaces the symbolic tokens in contract files by real ones of a server. */
final class SymbolicAuthorization {

    private static final String BEARER = "Bearer ";

    private final Map<String, String> realTokens = new HashMap<>();
    private final Map<String, Instant> expiries = new HashMap<>();

    SymbolicAuthorization(String server) {
        ContractSuite suite = ContractSuite.onClassPath();
        ContractTenantCredentials symbols = new ContractTenantCredentials(suite.clients());
        SecretMask mask = new SecretMask(suite.clients());
        EnvironmentCredentials real =
                new EnvironmentCredentials(suite.clients(), Map.of(), ClientAuthentication.BASIC, mask);
        TokenEndpoint endpoint = new TokenEndpoint(
                new HttpTransport(ConnectionSettings.DEFAULT), server, suite.tokenUrl(), real, mask, Clock.systemUTC());
        suite.clients().forEach(client -> {
            try {
                real.keep(client.clientId(), endpoint.issue(client.clientId(), Credentials.Kind.BASIC));
            } catch (TransportFault | TokenEndpoint.Refused e) {
                throw new IllegalStateException(e);
            }
            for (Credentials.Kind kind : Secret.TOKENS) {
                Credentials credentials = Credentials.of(kind, client.clientId());
                realTokens.put(symbols.token(credentials), real.token(credentials));
            }
            if (client.tokenLifetime().isPresent()) {
                expiries.put(client.clientId(), real.kept(client.clientId()).expiry());
            }
        });
    }

    /** The value of the header that is sent. A token that must have expired has expired when this returns. */
    String real(String symbolic) {
        if (!symbolic.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return symbolic;
        }
        String symbol = symbolic.substring(BEARER.length());
        Instant expiry = expiries.getOrDefault(symbol, Instant.EPOCH);
        while (Instant.now().isBefore(expiry)) {
            LockSupport.parkNanos(Duration.between(Instant.now(), expiry).toNanos());
        }
        return symbolic.substring(0, BEARER.length()) + realTokens.getOrDefault(symbol, symbol);
    }
}

package com.eiam.accounts.contracts.verifier.faults.server;

import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer.TokenState;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Tokens of the reference server, which last longer than a run of all faults. */
public final class Tokens {

    private final UnaryOperator<String> issuer;
    private final JwtDecoder decoder;
    private final Map<String, String> issued = new ConcurrentHashMap<>();

    /**
     * Tokens of a server.
     *
     * @param issuer requests a token for a client
     * @param decoder the server's own decoder
     */
    public Tokens(UnaryOperator<String> issuer, JwtDecoder decoder) {
        this.issuer = issuer;
        this.decoder = decoder;
    }

    public String of(String client) {
        return issued.computeIfAbsent(client, issuer);
    }

    public TokenState state(String token) {
        if (token.split("\\.").length != 3) {
            return TokenState.NO_TOKEN;
        }
        try {
            return decoder.decode(token).getExpiresAt().isAfter(Instant.now()) ? TokenState.GOOD : TokenState.EXPIRED;
        } catch (JwtValidationException e) {
            return TokenState.EXPIRED;
        } catch (JwtException e) {
            return TokenState.TAMPERED;
        }
    }
}

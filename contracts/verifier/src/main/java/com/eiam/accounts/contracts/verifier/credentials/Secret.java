package com.eiam.accounts.contracts.verifier.credentials;

import com.eiam.accounts.contracts.model.Credentials;
import java.util.List;
import java.util.Locale;

/**
 * Something that no report may show: reports show words, and {@code curl} commands have a shell variable.
 *
 * @param client the client of the contract tenant whose secret it is
 */
public record Secret(Kind kind, String client) {

    public enum Kind {
        TOKEN("token"),
        TAMPERED("token, one character changed"),
        SHORTER("token, without its last character"),
        LONGER("token, with one character more"),
        /** What an access token says, without its signature. */
        UNSIGNED("token, without its signature"),
        /** Id and secret as HTTP Basic encodes them (RFC 7617, 2). */
        BASIC("id and secret"),
        SECRET("secret"),
        /** A client secret as a form encodes it. */
        ENCODED("secret");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** What is sent of the same token: the token itself, and what is not valid. */
    public static final List<Credentials.Kind> TOKENS = List.of(
            Credentials.Kind.TOKEN,
            Credentials.Kind.TAMPERED_TOKEN,
            Credentials.Kind.SHORTER_TOKEN,
            Credentials.Kind.LONGER_TOKEN,
            Credentials.Kind.UNSIGNED_TOKEN);

    static Secret of(Credentials credentials) {
        Kind kind = switch (credentials.kind()) {
            case TAMPERED_TOKEN -> Kind.TAMPERED;
            case SHORTER_TOKEN -> Kind.SHORTER;
            case LONGER_TOKEN -> Kind.LONGER;
            case UNSIGNED_TOKEN -> Kind.UNSIGNED;
            default -> Kind.TOKEN;
        };
        return new Secret(kind, credentials.client());
    }

    /** The words that replace it, as in {@code <sandbox's token>}. */
    public String words() {
        return "<" + client + "'s " + kind.words + ">";
    }

    /** The shell variable that has it, as in {@code TOKEN_SANDBOX}. */
    public String variable() {
        return kind + "_" + client.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}

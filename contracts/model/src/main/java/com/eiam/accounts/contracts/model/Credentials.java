package com.eiam.accounts.contracts.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * How a request authenticates.
 *
 * @param kind what the request carries
 * @param client the id of a client of the contract tenant, or of no client
 * @param secret a secret that is not the client's own; empty for its own
 */
public record Credentials(Kind kind, String client, Optional<String> secret) {

    /** What a request carries to authenticate. */
    public enum Kind {
        /** A valid access token of the client, as a bearer (RFC 6750, 2.1). */
        TOKEN,
        /** An access token of the client with one character changed. */
        TAMPERED_TOKEN,
        /** An access token of the client without its last character. */
        SHORTER_TOKEN,
        /** An access token of the client with one character more. */
        LONGER_TOKEN,
        /** An access token of the client without its signature: the algorithm is {@code none} (RFC 7518, 3.6). */
        UNSIGNED_TOKEN,
        /** An access token of the client that has expired. */
        EXPIRED_TOKEN,
        /** A valid access token of the client, after the name of the scheme in lower case (RFC 9110, 11.1). */
        LOWER_CASE_TOKEN,
        /** A valid access token of the client, without the name of a scheme. */
        BARE_TOKEN,
        /** A valid access token of the client, after the name of a scheme that does not exist. */
        OTHER_SCHEME_TOKEN,
        /** A valid access token of the client in the query (RFC 6750, 2.3), which the API does not take. */
        QUERY_TOKEN,
        /** A valid access token of the client in a form (RFC 6750, 2.2), which the API does not take. */
        FORM_TOKEN,
        /** A valid access token of the client in a cookie, which the API does not take. */
        COOKIE_TOKEN,
        /** Client id and secret in the header (RFC 7617), encoded as the environment says. */
        BASIC,
        /** The same, after the name of the scheme in lower case (RFC 9110, 11.1). */
        LOWER_CASE_BASIC,
        /** Client id and secret in the header, as they are. */
        PLAIN_BASIC,
        /** Client id and secret in the header, percent-encoded (RFC 6749, 2.3.1). */
        ENCODED_BASIC,
        /** Client id and secret in the form (RFC 6749, 2.3.1). */
        FORM;

        /** The header of {@link #UNSIGNED_TOKEN}. */
        public static final String UNSIGNED_HEADER = "{\"alg\":\"none\"}";

        /** Whether the request carries client id and secret in the header. */
        public boolean isBasic() {
            return this == BASIC || this == LOWER_CASE_BASIC || this == PLAIN_BASIC || this == ENCODED_BASIC;
        }

        /** What becomes of a valid access token; of another kind than these, the token itself. */
        public String changed(String token) {
            return switch (this) {
                case SHORTER_TOKEN -> token.substring(0, token.length() - 1);
                case LONGER_TOKEN -> token + "A";
                case UNSIGNED_TOKEN -> unsigned(token);
                default -> token;
            };
        }

        /** A JWT without a signature (RFC 7519, 6.1). Of a token that is no JWT, nothing can be said. */
        private static String unsigned(String token) {
            String[] parts = token.split("\\.", -1);
            return encoded(UNSIGNED_HEADER) + "." + (parts.length == 3 ? parts[1] : encoded("{}")) + ".";
        }

        private static String encoded(String json) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }

        /** Whether the request carries an access token. */
        public boolean isToken() {
            return !isBasic() && this != FORM;
        }
    }

    /** The client's own credentials. */
    public static Credentials of(Kind kind, String client) {
        return new Credentials(kind, client, Optional.empty());
    }
}

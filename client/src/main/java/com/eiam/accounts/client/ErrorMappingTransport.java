package com.eiam.accounts.client;

import com.eiam.accounts.client.AccountsException.Circumstances;
import com.eiam.accounts.client.model.ApiError;
import com.eiam.accounts.client.model.TokenError;
import com.eiam.accounts.client.model.TokenErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the response's JSON and turns what is no success into an exception. An envelope counts as failure whatever the
 * status says.
 */
final class ErrorMappingTransport implements Transport {

    /** Statuses of OAuth's errors (RFC 6749, 5.2; RFC 6750, 3.1): others use the key {@code error} in their own ways. */
    private static final Set<Integer> TOKEN_STATUSES = Set.of(400, 401, 403);

    private static final int QUOTED_CHARACTERS = 200;

    private final Transport next;
    private final JsonMapper json;

    ErrorMappingTransport(Transport next, JsonMapper json) {
        this.next = next;
        this.json = json;
    }

    @Override
    public Response send(Request request) {
        Response response = next.send(request);
        boolean success = response.status() / 100 == 2;
        JsonNode body = read(request, response);
        if (body.has(ApiError.JSON_PROPERTY_ERROR_CODE)) {
            throw new RefusedException(
                    text(body, ApiError.JSON_PROPERTY_ERROR_CODE),
                    text(body, ApiError.JSON_PROPERTY_ERROR_MSG),
                    Circumstances.of(request, response));
        }
        if (body.has(TokenError.JSON_PROPERTY_ERROR) && isTokenError(body, response)) {
            throw new TokenException(
                    text(body, TokenError.JSON_PROPERTY_ERROR),
                    text(body, TokenError.JSON_PROPERTY_ERROR_DESCRIPTION),
                    text(body, TokenError.JSON_PROPERTY_SCOPE),
                    Circumstances.of(request, response));
        }
        if (!success || body.has(TokenError.JSON_PROPERTY_ERROR)) {
            throw unexpected(request, response, "no answer of this API", null);
        }
        return response.with(body);
    }

    private JsonNode read(Request request, Response response) {
        if (response.body().length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(response.body());
        } catch (JacksonException e) {
            throw unexpected(request, response, "no JSON", e);
        }
    }

    private static boolean isTokenError(JsonNode body, Response response) {
        return TOKEN_STATUSES.contains(response.status())
                || TokenErrorCode.of(text(body, TokenError.JSON_PROPERTY_ERROR)).isPresent();
    }

    /** The documents of the API show codes with white space around them. */
    private static String text(JsonNode body, String key) {
        return body.path(key).asString("").strip();
    }

    /** A response that is of no use, with the beginning of its body, unless the exchange is about credentials. */
    static UnexpectedResponseException unexpected(
            Request request, Response response, String fault, JacksonException cause) {
        boolean quotable = !request.confidential();
        // Some error pages show the request that they got.
        String body = request.withoutToken(new String(response.body(), StandardCharsets.UTF_8).strip());
        String answer = body.isEmpty() ? "an empty body" : fault + (quotable ? ": " + beginning(body) : "");
        return new UnexpectedResponseException(
                request + " was answered with " + answer, Circumstances.of(request, response), quotable ? cause : null);
    }

    private static String beginning(String body) {
        int characters = Math.min(QUOTED_CHARACTERS, body.codePointCount(0, body.length()));
        return body.substring(0, body.offsetByCodePoints(0, characters));
    }
}

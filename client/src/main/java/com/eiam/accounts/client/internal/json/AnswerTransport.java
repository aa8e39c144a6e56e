package com.eiam.accounts.client.internal.json;

import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import com.eiam.accounts.client.internal.http.Completion;
import com.eiam.accounts.client.internal.http.Request;
import com.eiam.accounts.client.internal.http.Response;
import com.eiam.accounts.client.internal.http.Transport;
import com.eiam.accounts.client.model.ApiError;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.TokenError;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Reads the JSON of a response. A failure or an error envelope, whatever the status, becomes an exception. */
public final class AnswerTransport implements Transport {

    /** Statuses of OAuth's errors (RFC 6749, 5.2; RFC 6750, 3.1). With others, {@code error} may mean anything. */
    private static final Set<Integer> TOKEN_STATUSES = Set.of(400, 401, 403);

    /** As RFC 6749 writes them. With status 400, error pages of servers have the reason phrase there. */
    private static final Pattern TOKEN_CODE = Pattern.compile("[a-z][a-z0-9_.:/-]*");

    private static final int QUOTED_CHARACTERS = 200;

    private final Transport next;
    private final Json json;
    private final String secret;

    /** @param secret never shown, even if the server sends it back; null if there is none */
    public AnswerTransport(Transport next, Json json, String secret) {
        this.next = next;
        this.json = json;
        this.secret = secret;
    }

    @Override
    public CompletableFuture<Response> send(Request request) {
        return Completion.then(next.send(request), response -> {
            try {
                return CompletableFuture.completedFuture(
                        response.isSuccess() ? success(request, response) : failed(request, response));
            } catch (AccountsException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    private Response success(Request request, Response response) {
        if (request.call().answer() == Void.class) {
            return response.body().length == 0 || !isError(tree(request, response))
                    ? response
                    : failed(request, response);
        }
        Object answer = answer(request, response);
        if (answer != null && AnswerForm.isComplete(answer)) {
            return response.with(answer);
        }
        String fault = fault(request, response);
        if (Json.isErrorKey(fault)) {
            return failed(request, response);
        }
        Optional<String> known = request.call().pathValues().keySet().stream()
                .filter(name -> ("without " + name).equals(fault))
                .findAny();
        try {
            if (known.isPresent() && tree(request, response) instanceof ObjectNode completed) {
                // The caller has asked for this very id, so its absence costs nothing.
                completed.put(known.get(), request.call().pathValues().get(known.get()));
                return response.with(
                        (Object) json.reader(request.call().answer()).readValue(completed));
            }
            if (fault != null) {
                throw ofAnotherForm(request, response, fault, null);
            }
            return response.with(
                    answer != null
                            ? answer
                            : json.reader(request.call().answer()).readValue(response.body()));
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            String location = Json.location(e);
            throw ofAnotherForm(request, response, location.isEmpty() ? "" : "at " + location, e);
        }
    }

    private UnexpectedResponseException ofAnotherForm(
            Request request, Response response, String fault, Exception cause) {
        String form = "JSON of another form than described" + (fault.isEmpty() ? "" : ", " + fault);
        return unexpected(request, response, form, cause);
    }

    /** The answer, read once, as is usual; null if the body has an error or cannot be read. */
    private Object answer(Request request, Response response) {
        try {
            Object answer = json.answerReader(request.call().answer()).readValue(response.body());
            return answer instanceof JsonNode tree && isError(tree) ? null : answer;
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private String fault(Request request, Response response) {
        try {
            Class<?> type = json.mapper().constructType(request.call().answer()).getRawClass();
            return AnswerForm.fault(json.mapper(), response.body(), type);
        } catch (IOException | NumberFormatException e) {
            throw unexpected(request, response, "no JSON", e);
        }
    }

    private Response failed(Request request, Response response) {
        JsonNode body = envelope(response);
        Map<String, String> challenge = BearerChallenge.parameters(response.headers());
        String challenged = challenge.getOrDefault(TokenError.JSON_PROPERTY_ERROR, "");
        // RFC 6750, 3: the header says that a token is invalid, whatever the body is.
        boolean invalidToken = challenged.equals(TokenErrorCode.INVALID_TOKEN.code());
        String code = text(body, ApiError.JSON_PROPERTY_ERROR_CODE);
        if (!code.isEmpty() && !invalidToken) {
            throw new RefusedException(
                    shownCode(request, code),
                    shown(request, text(body, ApiError.JSON_PROPERTY_ERROR_MSG)),
                    response.details(request));
        }
        String tokenCode = isTokenError(body, response) ? text(body, TokenError.JSON_PROPERTY_ERROR) : "";
        if (!tokenCode.isEmpty() || !challenged.isEmpty()) {
            throw new TokenException(
                    shownCode(request, tokenCode.isEmpty() || invalidToken ? challenged : tokenCode),
                    shown(request, textOr(body, challenge, TokenError.JSON_PROPERTY_ERROR_DESCRIPTION)),
                    shown(request, textOr(body, challenge, TokenError.JSON_PROPERTY_SCOPE)),
                    response.details(request));
        }
        tree(request, response);
        throw unexpected(request, response, "no answer of this API", null);
    }

    private JsonNode envelope(Response response) {
        try {
            return json.mapper().readTree(response.body());
        } catch (IOException | NumberFormatException e) {
            return MissingNode.getInstance();
        }
    }

    private JsonNode tree(Request request, Response response) {
        try {
            return json.mapper().readTree(response.body());
        } catch (IOException | NumberFormatException e) {
            throw unexpected(request, response, "no JSON", e);
        }
    }

    private static boolean isError(JsonNode body) {
        return body.hasNonNull(ApiError.JSON_PROPERTY_ERROR_CODE) || body.hasNonNull(TokenError.JSON_PROPERTY_ERROR);
    }

    private static boolean isTokenError(JsonNode body, Response response) {
        String code = text(body, TokenError.JSON_PROPERTY_ERROR);
        return TOKEN_STATUSES.contains(response.status())
                        && body.path(TokenError.JSON_PROPERTY_ERROR).isTextual()
                        && (response.status() != HttpURLConnection.HTTP_BAD_REQUEST
                                || TOKEN_CODE.matcher(code).matches())
                || TokenErrorCode.of(code).isPresent();
    }

    /** The documents of the API show codes with white space around them. */
    private static String text(JsonNode body, String key) {
        return body.path(key).asText("").strip();
    }

    private static String textOr(JsonNode body, Map<String, String> challenge, String key) {
        String text = text(body, key);
        return text.isEmpty() ? challenge.getOrDefault(key, "") : text;
    }

    /** A response that is of no use, with the beginning of its body, unless the exchange is about credentials. */
    private UnexpectedResponseException unexpected(Request request, Response response, String fault, Exception cause) {
        boolean quotable = !request.confidential();
        String body = shown(request, new String(response.body(), StandardCharsets.UTF_8).strip());
        String answer = (body.isEmpty() ? "an empty body" : fault)
                + shown(request, sender(request, response))
                + (quotable && !body.isEmpty() ? ": " + beginning(body) : "");
        return new UnexpectedResponseException(
                request + " was answered with " + answer, response.details(request), quotable ? cause : null);
    }

    /** Some servers and error pages send back what they got. */
    private String shown(Request request, String text) {
        return Request.without(secret, request.withoutSecrets(text));
    }

    /** A known code stays as it is, since callers switch on it: a short header value may be part of it. */
    private String shownCode(Request request, String code) {
        return ErrorCode.of(code).isPresent() || TokenErrorCode.of(code).isPresent() ? code : shown(request, code);
    }

    /** What the status says about where the answer comes from. */
    private static String sender(Request request, Response response) {
        if (response.status() == HttpURLConnection.HTTP_PROXY_AUTH) {
            return ", by a proxy that wants other credentials"
                    + (request.uri().getScheme().equalsIgnoreCase("https")
                            ? "; for https, start the JVM with -Djdk.http.auth.tunneling.disabledSchemes="
                            : "");
        }
        // The query may have a secret of the page behind it.
        return response.status() / 100 == 3
                ? response.header("Location")
                        .map(location -> ", a redirect to " + location.replaceFirst("[?#].*", ""))
                        .orElse("")
                : "";
    }

    private static String beginning(String body) {
        int characters = Math.min(QUOTED_CHARACTERS, body.codePointCount(0, body.length()));
        return body.substring(0, body.offsetByCodePoints(0, characters));
    }
}

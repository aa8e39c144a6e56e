package com.eiam.accounts.client.internal.json;

import com.eiam.accounts.client.model.TokenError;
import com.eiam.accounts.client.model.TokenErrorCode;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code WWW-Authenticate} says about a token, in one line or in several, among challenges of other schemes. */
final class BearerChallenge {

    private static final Pattern BEARER = Pattern.compile("(?i)(^|[\\s,])Bearer(?=\\s|,|$)");

    /** The parameters of a challenge (RFC 9110, 11.6.1) that RFC 6750, 3 defines. */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)(?<![\\w-])(error|error_description|scope)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]+))");

    private BearerChallenge() {}

    /** By name in lower case; the first one counts, but {@code invalid_token} counts more than other errors. */
    static Map<String, String> parameters(HttpHeaders headers) {
        Map<String, String> parameters = new HashMap<>();
        for (String header : headers.allValues("WWW-Authenticate")) {
            Matcher bearer = BEARER.matcher(header);
            Matcher parameter = PARAMETER.matcher(header);
            int from = bearer.find() ? bearer.end() : header.length();
            while (from < header.length() && parameter.find(from)) {
                String name = parameter.group(1).toLowerCase(Locale.ROOT);
                String value = value(parameter);
                if (name.equals(TokenError.JSON_PROPERTY_ERROR)
                        && value.equalsIgnoreCase(TokenErrorCode.INVALID_TOKEN.code())) {
                    // With a new token, the call may succeed.
                    parameters.put(name, TokenErrorCode.INVALID_TOKEN.code());
                }
                parameters.putIfAbsent(name, value);
                from = parameter.end();
            }
        }
        return parameters;
    }

    /** Without quotes, single ones included, which some servers send. */
    private static String value(Matcher parameter) {
        return parameter.group(2) == null
                ? parameter.group(3).replace("'", "")
                : parameter.group(2).replaceAll("\\\\(.)", "$1");
    }
}

package com.eiam.accounts.openapi;

import com.eiam.accounts.openapi.document.ErrorTexts;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One code of the error catalogue ({@code components/examples}).
 *
 * @param code the code as it is sent, such as {@code APP.0001}
 * @param status the HTTP status of the response, 400–599
 * @param envelope the response's body with the default message: the code first, then the message
 * @param english the message for {@code Accept-Language: en}
 * @param measure what a caller can do
 * @param ruleMessages texts for the broken rules that the message can name; missing for most codes
 */
public record ErrorEntry(
        String code, int status, JsonNode envelope, String english, String measure, JsonNode ruleMessages) {

    /** The schema that lists the API's own codes. */
    public static final String API_CODES = "ErrorCode";

    /** The schema that lists OAuth's codes. */
    public static final String TOKEN_CODES = "TokenErrorCode";

    private static final int REUSED_KEY = 422;

    /** Whether the code is sent in OAuth's envelope (RFC 6749, 5.2) and not in the API's own. */
    public boolean isTokenError() {
        return envelope.has("error");
    }

    /** Whether an idempotency key belongs to another request (draft-ietf-httpapi-idempotency-key-header, 2.7). */
    public boolean isOfReusedKey() {
        return status == REUSED_KEY;
    }

    /** Whether its message names a field and a rule. Such a code answers broken rules without a code of their own. */
    public boolean namesRules() {
        return ruleMessages.isObject();
    }

    public String schema() {
        return isTokenError() ? TOKEN_CODES : API_CODES;
    }

    /** The key of the code in the envelope. */
    public String codeKey() {
        return key(0);
    }

    /** The key of the message in the envelope. */
    public String messageKey() {
        return key(1);
    }

    private String key(int index) {
        return envelope.propertyNames().stream().skip(index).findFirst().orElse("");
    }

    /** The message of the envelope: Chinese in the API's own, English in OAuth's. */
    public String message() {
        return envelope.path(messageKey()).stringValue("");
    }

    /**
     * The message that names a field and the rule it breaks.
     *
     * @param locale English or Chinese
     * @param limit the keyword's value, such as 50 for {@code maxItems: 50}
     */
    public String message(Locale locale, String field, String keyword, String limit) {
        String message = locale.getLanguage().equals("en") ? english : message();
        return ErrorTexts.message(ruleMessages, locale, message, field, keyword, limit);
    }
}

package com.eiam.accounts.openapi;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One code of the error catalogue ({@code components/examples}).
 *
 * @param code the code as it travels, such as {@code APP.0001}
 * @param status the HTTP status that it is answered with, 400–599
 * @param envelope the body that carries it, with the default message
 * @param english the message for {@code Accept-Language: en}
 * @param measure what the one who reads it can do
 * @param ruleMessages texts for the rules of the schema that the message can name; missing for most codes
 */
public record ErrorEntry(
        String code, int status, JsonNode envelope, String english, String measure, JsonNode ruleMessages) {

    /** The key of the code in OAuth's envelope (RFC 6749, 5.2). */
    public static final String TOKEN_KEY = "error";

    /** The key of the code in the API's own envelope. */
    public static final String API_KEY = "error_code";

    /** Whether the code travels in OAuth's envelope and not in the API's own. */
    public boolean isTokenError() {
        return envelope.has(TOKEN_KEY);
    }

    /** The message of the envelope: Chinese in the API's own, English in OAuth's. */
    public String message() {
        return envelope.path(messageKey()).stringValue("");
    }

    /** The key of the message in the envelope. */
    public String messageKey() {
        return isTokenError() ? "error_description" : "error_msg";
    }

    /**
     * The message that names a field and the rule it breaks.
     *
     * @param locale English or Chinese
     * @param limit the keyword's value, such as 50 for {@code maxItems: 50}
     */
    public String message(Locale locale, String field, String keyword, String limit) {
        boolean english = locale.getLanguage().equals("en");
        String language = english ? "en" : "zh";
        return ruleMessages
                .path("format")
                .path(language)
                .stringValue()
                .replace("{message}", english ? this.english : message())
                .replace("{field}", field)
                .replace(
                        "{rule}",
                        ruleMessages.path(keyword).path(language).stringValue().replace("{limit}", limit));
    }
}

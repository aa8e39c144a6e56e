package com.eiam.accounts.server.errors;

import com.eiam.accounts.openapi.document.ErrorTexts;
import com.eiam.accounts.server.description.ApiDescription;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.validation.Violation.BrokenRule;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The messages for broken rules, from the spec. */
final class RuleMessages {

    // Long enough for every field of the API. An unknown field of a caller can be a megabyte long.
    private static final int LONGEST_FIELD = 255;

    private final ErrorCode code;
    private final JsonNode texts;

    RuleMessages(ApiDescription description) {
        var messages = description.ruleMessages();
        this.code = ErrorCode.fromCode(messages.getKey());
        this.texts = messages.getValue();
    }

    ErrorCode code() {
        return code;
    }

    String message(BrokenRule rule, Locale language) {
        String message = message(code, language);
        return ErrorTexts.message(texts, language, message, printable(rule.field()), rule.keyword(), rule.limit());
    }

    static String message(ErrorCode code, Locale language) {
        return language.equals(Locale.ENGLISH) ? code.english() : code.message();
    }

    private static String printable(String field) {
        int[] points = field.codePoints()
                .limit(LONGEST_FIELD)
                .map(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE
                        ? 0xFFFD
                        : point)
                .toArray();
        return new String(points, 0, points.length);
    }
}

package com.eiam.accounts.server.errors;

import com.eiam.accounts.server.description.ApiDescription;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.validation.Violation.BrokenRule;
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

    /** The code of requests that break a rule without a code of its own. */
    ErrorCode code() {
        return code;
    }

    /** The message that names the field and the rule. */
    String message(BrokenRule rule, Language language) {
        return text("format", language)
                .replace("{message}", language.message(code))
                .replace("{rule}", text(rule.keyword(), language).replace("{limit}", rule.limit()))
                // Last, since a caller's own field name can contain braces.
                .replace("{field}", printable(rule.field()));
    }

    private String text(String keyword, Language language) {
        return texts.path(keyword).path(language.tag()).stringValue(keyword);
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

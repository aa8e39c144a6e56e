package com.eiam.accounts.server;

import com.eiam.accounts.server.model.ErrorCode;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The words for broken rules, from the one catalogue entry that has them. */
final class RuleMessages {

    // Long enough for every name of the API; a caller's own unknown field may be a megabyte.
    private static final int LONGEST_FIELD = 255;

    private final ErrorCode code;
    private final JsonNode texts;

    RuleMessages(SpecDocument document) {
        var entry = document.at(JsonPointer.compile("/components/examples")).properties().stream()
                .filter(example -> example.getValue().has("x-rule-messages"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no catalogue entry has x-rule-messages"));
        this.code = ErrorCode.fromCode(entry.getKey());
        this.texts = entry.getValue().path("x-rule-messages");
    }

    /** The code of requests that break a rule for which the description names no other. */
    ErrorCode code() {
        return code;
    }

    /** The message that names the field and the rule. */
    String message(Violation violation, Language language) {
        return text("format", language)
                .replace("{message}", language.message(code))
                .replace("{rule}", text(violation.keyword(), language).replace("{limit}", violation.limit()))
                // Last, since it is the caller's text and may hold braces of its own.
                .replace("{field}", printable(violation.field()));
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

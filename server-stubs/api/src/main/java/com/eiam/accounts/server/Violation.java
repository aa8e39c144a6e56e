package com.eiam.accounts.server;

import com.eiam.accounts.server.model.ErrorCode;
import java.util.Objects;

/**
 * A request breaks a rule of the API's description.
 *
 * <p>It is thrown where the rule is checked and answered like an {@link ApiException}; when the description names no code
 * for the rule, the message names the field and the rule.
 */
final class Violation extends RuntimeException {

    /** The name that messages give to the body as a whole. */
    static final String BODY = "body";

    /** The rule that a body is one JSON value, well formed. */
    static final String JSON = "json";

    /** The rule that text is Unicode that every database can hold. */
    static final String TEXT = "text";

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String keyword;
    private final String limit;
    private final ErrorCode code;

    /**
     * Tells of a broken rule.
     *
     * @param field the field's name as messages show it
     * @param keyword the keyword of the schema, or {@link #JSON} or {@link #TEXT}
     * @param limit the keyword's value; empty if it has none that is worth telling
     * @param code the code that the description names for the rule; null if it names none
     */
    Violation(String field, String keyword, String limit, ErrorCode code) {
        super(field + ": " + keyword, null, false, false);
        this.field = Objects.requireNonNull(field);
        this.keyword = Objects.requireNonNull(keyword);
        this.limit = Objects.requireNonNull(limit);
        this.code = code;
    }

    /** A body that is no JSON. */
    static Violation json() {
        return new Violation(BODY, JSON, "", null);
    }

    String field() {
        return field;
    }

    String keyword() {
        return keyword;
    }

    String limit() {
        return limit;
    }

    ErrorCode code() {
        return code;
    }
}

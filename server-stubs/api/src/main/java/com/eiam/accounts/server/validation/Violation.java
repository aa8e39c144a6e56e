package com.eiam.accounts.server.validation;

import com.eiam.accounts.server.model.ErrorCode;
import java.util.Objects;
import java.util.Optional;

/** A request breaks a rule of the spec. Not for implementers: throw an {@code ApiException}. */
public final class Violation extends RuntimeException {

    /** The field name for the body as a whole. */
    static final String BODY = "body";

    /** The rule that text is Unicode which every database can store. */
    static final String TEXT = "text";

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String keyword;
    private final String limit;
    private final ErrorCode code;

    /**
     * A broken rule.
     *
     * @param field the field's name in messages
     * @param keyword the keyword of the schema, or another rule that the spec has a message for
     * @param limit the keyword's value in messages; may be empty
     * @param code the error code of the rule; null if the spec names none
     */
    Violation(String field, String keyword, String limit, ErrorCode code) {
        super(field + ": " + keyword, null, false, false);
        this.field = Objects.requireNonNull(field);
        this.keyword = Objects.requireNonNull(keyword);
        this.limit = Objects.requireNonNull(limit);
        this.code = code;
    }

    /** A body that is not JSON. */
    public static Violation json() {
        return new Violation(BODY, "json", "", null);
    }

    /** The field's name in messages. */
    public String field() {
        return field;
    }

    /** The rule, as the spec's messages name it. */
    public String keyword() {
        return keyword;
    }

    /** The bound in messages; may be empty. */
    public String limit() {
        return limit;
    }

    /** The error code of the rule; empty if the message names field and rule instead. */
    public Optional<ErrorCode> code() {
        return Optional.ofNullable(code);
    }
}

package com.eiam.accounts.server.validation;

import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.TokenErrorCode;
import java.util.Optional;

/** A request breaks a rule of the spec. Not for implementers: throw an {@code ApiException}. */
public final class Violation extends RuntimeException {

    /** The field name for the body as a whole. */
    static final String BODY = "body";

    private static final long serialVersionUID = 1L;

    private final transient BrokenRule rule;

    Violation(BrokenRule rule) {
        super(rule.field() + ": " + rule.keyword(), null, false, false);
        this.rule = rule;
    }

    /**
     * @param keyword the keyword of the schema, or another rule that the spec has a message for
     * @param limit the keyword's value; may be empty
     * @param code the error code of the rule; empty if the message names field and rule instead
     * @param tokenCode OAuth's code of the rule, for a field of a form
     */
    public record BrokenRule(
            String field, String keyword, String limit, Optional<ErrorCode> code, Optional<TokenErrorCode> tokenCode) {}

    public static Violation json() {
        return new Violation(new BrokenRule(BODY, "json", "", Optional.empty(), Optional.empty()));
    }

    public BrokenRule rule() {
        return rule;
    }
}

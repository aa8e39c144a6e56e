package com.eiam.accounts.openapi.compatibility.schema;

/** Whether callers send or receive a value, and so which changes of its schema break them. */
public enum Direction {

    /** Callers send it. Everything that was valid must stay valid: the current schema is the narrow side. */
    REQUEST("narrowed for requests"),

    /** Callers receive it. Nothing else may become valid: the released schema is the narrow side. */
    RESPONSE("widened for answers");

    /** What a breaking change did, for messages. */
    final String offence;

    Direction(String offence) {
        this.offence = offence;
    }

    <T> T narrow(T before, T after) {
        return this == REQUEST ? after : before;
    }

    <T> T wide(T before, T after) {
        return this == REQUEST ? before : after;
    }
}

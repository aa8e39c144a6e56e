package com.eiam.accounts.openapi.compatibility;

/** Which way a value travels, and so which changes of its schema break a caller. */
enum Direction {

    /** From the caller: nothing that was valid may be refused. */
    REQUEST("narrowed for requests"),

    /** To the caller: nothing may arrive that was ruled out. */
    RESPONSE("widened for answers");

    private final String offence;

    Direction(String offence) {
        this.offence = offence;
    }

    /** What a change that breaks callers did. */
    String offence() {
        return offence;
    }
}

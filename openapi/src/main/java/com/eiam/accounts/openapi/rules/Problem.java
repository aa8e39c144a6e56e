package com.eiam.accounts.openapi.rules;

/**
 * A problem of a spec.
 *
 * @param rule the rule that it breaks, such as {@code R-001}
 * @param line the line, from 1
 * @param text what is wrong and what to do about it
 */
public record Problem(String rule, int line, String text) {

    /** One line in the form that compilers print, so that editors can jump to it. */
    public String in(String file) {
        return file + ":" + line + ": " + rule + " " + text;
    }
}

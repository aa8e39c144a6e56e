package com.eiam.accounts.openapi.rules;

/**
 * One thing that is wrong with a spec.
 *
 * @param rule the rule that it breaks, such as {@code R-001}
 * @param line the line, from 1
 * @param text what is wrong and what to do about it
 */
public record Problem(String rule, int line, String text) {

    /** One line as compilers print it, so that editors can jump there. */
    public String in(String file) {
        return file + ":" + line + ": " + rule + " " + text;
    }
}

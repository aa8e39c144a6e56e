package com.eiam.accounts.contracts.verifier.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes text from a server safe to print. Characters that act on a terminal or that XML cannot contain become escapes such
 * as {@code \u001b}, and so do the characters that make a line a command of a CI system.
 */
public final class VisibleText {

    /**
     * Control and format characters, half surrogate pairs, private and unassigned characters, line separators; the
     * beginning of a command of Azure Pipelines or TeamCity, anywhere in a line; that of GitHub Actions, which counts at the
     * start of a line. The {@code ::} of an IPv6 address stays.
     */
    private static final Pattern ACTIVE =
            Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\\n\\t]]|#(?=#\\w*\\[)|(?<![\\[\\p{XDigit}]):(?=:)");

    private VisibleText() {}

    /** The text on one line. */
    public static String line(String text) {
        return block(text).replace("\n", "\\n").replace("\t", "\\t");
    }

    /** The text with its lines and tabs. */
    public static String block(String text) {
        Matcher active = ACTIVE.matcher(text.replace("\r\n", "\n"));
        return active.replaceAll(VisibleText::escape);
    }

    private static String escape(MatchResult found) {
        return found.group().chars().mapToObj("\\\\u%04x"::formatted).collect(Collectors.joining());
    }

    /**
     * The beginning of the text.
     *
     * @param characters how much of it to keep; a mark follows where something is missing
     */
    public static String cut(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }
}

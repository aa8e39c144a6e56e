package com.eiam.accounts.contracts.verifier.text;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes text from a server safe to print. Characters that act on a terminal or that XML cannot contain become escapes
 * such as {@code \u001b}, and so do the characters that make a line a command of a CI system.
 */
public final class VisibleText {

    /** A command of Azure Pipelines or TeamCity, anywhere in a line. */
    private static final Pattern COMMAND = Pattern.compile("##\\w*\\[");

    private VisibleText() {}

    public static String line(String text) {
        return block(text).replace("\n", "\\n").replace("\t", "\\t");
    }

    /** The text with its lines and tabs. */
    public static String block(String text) {
        String lines = text.replace("\r\n", "\n");
        StringBuilder visible = new StringBuilder();
        int written = 0;
        int next;
        for (int i = 0; i < lines.length(); i = next) {
            int character = lines.codePointAt(i);
            next = i + Character.charCount(character);
            if (isActive(character, i, lines)) {
                visible.append(lines, written, i);
                lines.substring(i, next)
                        .chars()
                        .forEach(unit ->
                                visible.append("\\u").append(HexFormat.of().toHexDigits((char) unit)));
                written = next;
            }
        }
        return written == 0
                ? lines
                : visible.append(lines, written, lines.length()).toString();
    }

    private static boolean isActive(int character, int at, String text) {
        return switch (character) {
            case '\n', '\t' -> false;
            case '#' -> COMMAND.matcher(text).region(at, text.length()).lookingAt();
            case ':' -> text.startsWith("::", at) && (at == 0 || !isOfAddress(text.charAt(at - 1)));
            default -> (character < ' ' || character > '~') && isInvisible(character);
        };
    }

    /** GitHub Actions' commands begin with two colons; so may the second half of an IPv6 address. */
    private static boolean isOfAddress(char before) {
        return before == '[' || Character.digit(before, 16) >= 0;
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
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

package com.eiam.accounts.contracts.generator.tenant;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names whatever their case, as a regular expression. */
public final class NamePattern {

    private static final Map<Integer, String> LETTERS = new ConcurrentHashMap<>();

    private NamePattern() {}

    /** A pattern of the names, in all letters that fold to theirs. */
    public static String of(Collection<String> names) {
        return names.stream().map(NamePattern::of).distinct().sorted().collect(Collectors.joining("|", "^(?:", ")$"));
    }

    private static String of(String name) {
        return name.codePoints()
                .map(NamePattern::folded)
                .mapToObj(letter -> LETTERS.computeIfAbsent(letter, NamePattern::sameLetters))
                .collect(Collectors.joining());
    }

    private static String sameLetters(int letter) {
        String letters = IntStream.range(Character.MIN_CODE_POINT, Character.MIN_SURROGATE)
                .filter(other -> folded(other) == letter)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        if (letters.codePointCount(0, letters.length()) > 1) {
            return "[" + letters + "]";
        }
        return "\\Q" + Character.toString(letter) + "\\E";
    }

    /** Unicode's simple case folding, in which the Turkish letters are letters of their own. */
    private static int folded(int letter) {
        return letter == 'İ' || letter == 'ı' ? letter : Character.toLowerCase(Character.toUpperCase(letter));
    }
}

package com.eiam.accounts.contracts.generator.tenant;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What looks like an id or a code but is another one: ids have a case, and are compared as a whole, as they are. */
public final class OtherIds {

    /**
     * A way to make another id.
     *
     * @param how what is different, as in "the id in small letters"
     */
    public record Way(String how, UnaryOperator<String> change) {}

    private static final List<Way> USUAL = List.of(
            new Way("in small letters", id -> id.toLowerCase(Locale.ROOT)),
            new Way("with a blank before it", id -> " " + id),
            new Way("with a blank after it", id -> id + " "),
            new Way("with a dot after it", id -> id + "."));

    private static final List<Way> RARE = List.of(
            new Way("in capitals", id -> id.toUpperCase(Locale.ROOT)),
            new Way("without its last character", id -> id.substring(0, id.length() - 1)),
            new Way("without its first character", id -> id.substring(1)),
            new Way("with another character after it", id -> id + "0"),
            new Way("with a zero before it", id -> "0" + id),
            new Way("without its dashes", id -> id.replace("-", "")),
            new Way("with a wide first character", id -> (char) (id.charAt(0) + 0xFEE0) + id.substring(1)),
            new Way("with U+200B after it", id -> id + "\u200B"),
            new Way("with _ for its last character", id -> id.substring(0, id.length() - 1) + "_"),
            new Way("with % for its last character", id -> id.substring(0, id.length() - 1) + "%"),
            new Way("with * for its last character", id -> id.substring(0, id.length() - 1) + "*"),
            new Way("with a comma and more after it", id -> id + ",0"),
            new Way(
                    "with a percent-encoded first character",
                    id -> "%%%02X".formatted((int) id.charAt(0)) + id.substring(1)));

    /** Many servers take a backslash in a path for a slash, or refuse it. */
    private static final Way NOT_IN_PATHS =
            new Way("with a first character escaped as in a directory", OtherIds::escaped);

    private static final int IN_TURN = 3;

    private OtherIds() {}

    /** All ways. */
    public static Stream<Way> all() {
        return Stream.of(USUAL, RARE, List.of(NOT_IN_PATHS)).flatMap(List::stream);
    }

    /** The text with its first character as in a filter of a directory (RFC 4515, 3). */
    static String escaped(String text) {
        return "\\%02x".formatted((int) text.charAt(0)) + text.substring(1);
    }

    /** The usual ways, and some of the others, for ids in paths: each turn takes the next ones. */
    public static Stream<Way> some(int turn) {
        return Stream.concat(
                USUAL.stream(),
                IntStream.range(turn * IN_TURN, (turn + 1) * IN_TURN).mapToObj(i -> RARE.get(i % RARE.size())));
    }
}

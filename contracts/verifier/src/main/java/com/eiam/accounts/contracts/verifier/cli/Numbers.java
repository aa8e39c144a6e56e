package com.eiam.accounts.contracts.verifier.cli;

import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/** Reads the numbers of options. The messages of Java's own readers name Java's types. */
final class Numbers {

    private Numbers() {}

    static Double decimal(String text) {
        return read(text, Double::valueOf, "a number, as in 2 or 0.5");
    }

    static Integer integer(String text) {
        return read(text, Integer::valueOf, "a whole number");
    }

    static Long whole(String text) {
        return read(text, Long::valueOf, "a whole number below 2^63");
    }

    private static <T> T read(String text, Function<String, T> reader, String form) {
        try {
            return reader.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not " + form);
        }
    }
}

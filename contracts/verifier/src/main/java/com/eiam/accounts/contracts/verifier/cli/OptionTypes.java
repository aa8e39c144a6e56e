package com.eiam.accounts.contracts.verifier.cli;

import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options. The messages of Java's own readers name Java's types. */
final class OptionTypes {

    private OptionTypes() {}

    static void register(CommandLine command) {
        register(command, Double.class, text -> Double.valueOf(text.strip()), "is not a number, as in 2 or 0.5");
        register(command, Integer.class, text -> Integer.valueOf(text.strip()), "is not a whole number");
        register(command, Long.class, text -> Long.valueOf(text.strip()), "is not a whole number below 2^63");
        register(
                command,
                Path.class,
                Path::of,
                "has characters that no file name has here; if the locale is not UTF-8, set LC_ALL=C.UTF-8");
    }

    private static <T> void register(CommandLine command, Class<T> type, Function<String, T> reader, String fault) {
        command.registerConverter(type, text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' " + fault);
            }
        });
    }
}

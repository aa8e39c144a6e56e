package com.eiam.accounts.openapi.cli;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.SpecException;
import com.eiam.accounts.openapi.compatibility.CheckCompatibility;
import com.eiam.accounts.openapi.rules.Problem;
import com.eiam.accounts.openapi.rules.Rules;
import com.eiam.accounts.openapi.source.JavaSource;
import com.eiam.accounts.openapi.webpage.PageDocument;
import com.eiam.accounts.openapi.webpage.Translations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that builds run. */
public final class SpecBuild {

    private static final String USAGE = """
            usage:
            check SPEC                       checks the spec against the numbered rules
            compare SPEC FOLDER              compares the spec with the newest released one in a folder
            java SPEC PACKAGE FOLDER         writes error codes and permission codes as Java enums
            java SPEC PACKAGE FOLDER open    writes error codes as Java enums, with a constant for codes that are newer
            json SPEC FILE                   writes the spec as JSON, for programs that read it at run time
            page SPEC LANGUAGE FILE FOLDER   writes the spec for readers as JSON, in English and in the language of a file
                                             with translations""";

    private SpecBuild() {}

    /**
     * @throws SpecException if the spec cannot be read, breaks a rule or has a breaking change; its message names file,
     *     line and reason
     */
    public static void main(String[] args) throws IOException {
        String command = argument(args, 0);
        Path file = Path.of(argument(args, 1));
        switch (command) {
            case "check" -> check(Spec.read(file));
            case "compare" -> System.out.println(CheckCompatibility.check(file, Path.of(argument(args, 2))));
            case "java" ->
                JavaSource.write(
                        Spec.read(file),
                        argument(args, 2),
                        Path.of(argument(args, 3)),
                        args.length > 4 && args[4].equals("open"));
            case "json" -> write(Spec.read(file).published(), Path.of(argument(args, 2)));
            case "page" ->
                writePage(Spec.read(file), argument(args, 2), Path.of(argument(args, 3)), Path.of(argument(args, 4)));
            default -> throw new SpecException("unknown command " + command);
        }
    }

    private static String argument(String[] args, int index) {
        if (index >= args.length) {
            throw new SpecException(USAGE);
        }
        return args[index];
    }

    private static void check(Spec spec) {
        List<Problem> problems = Rules.check(spec);
        if (!problems.isEmpty()) {
            throw new SpecException(problems.stream()
                    .map(problem -> problem.in(spec.name()))
                    .collect(Collectors.joining("\n", "the spec breaks its rules:\n", "")));
        }
        long contracts =
                spec.operations().stream().mapToLong(o -> o.contracts().size()).sum();
        System.out.printf(
                "%s: %d operations, %d error codes, %d stated contracts, %d rules kept%n",
                spec.name(), spec.operations().size(), spec.catalogue().size(), contracts, Rules.count());
    }

    private static void writePage(Spec spec, String language, Path translations, Path folder) throws IOException {
        write(PageDocument.of(spec, Translations.NONE), folder.resolve("openapi-en.json"));
        Translations texts = Translations.read(translations);
        write(PageDocument.of(spec, texts), folder.resolve("openapi-" + language + ".json"));
        if (!texts.unused().isEmpty()) {
            throw new SpecException(texts.unused().stream()
                    .map(paragraph -> "the spec no longer has the paragraph '" + paragraph
                            + "': give its new wording and translation, or remove it")
                    .sorted()
                    .collect(Collectors.joining("\n" + translations + ": ", translations + ": ", "")));
        }
    }

    private static void write(JsonNode document, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document));
    }
}

package com.eiam.accounts.openapi.cli;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.SpecException;
import com.eiam.accounts.openapi.compatibility.CheckCompatibility;
import com.eiam.accounts.openapi.rules.Problem;
import com.eiam.accounts.openapi.rules.Rules;
import com.eiam.accounts.openapi.source.JavaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the build asks of the spec.
 *
 * <pre>
 * check SPEC                        holds it against the numbered rules
 * java SPEC PACKAGE FOLDER          writes the error catalogue and the permission codes as enums that list all of them
 * java SPEC PACKAGE FOLDER open     writes the error catalogue, with a constant for codes that are newer
 * json SPEC FILE                    writes the spec as JSON, for those who read it at run time
 * </pre>
 */
public final class SpecBuild {

    private SpecBuild() {}

    /**
     * Runs one of the commands.
     *
     * @throws SpecException if the spec cannot be read or breaks a rule; its message names file, line and reason
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            throw new SpecException("usage: check SPEC | java SPEC PACKAGE FOLDER [open] | json SPEC FILE");
        }
        Path file = Path.of(args[1]);
        Spec spec = Spec.read(file);
        switch (args[0]) {
            case "check" -> check(spec);
            case "compare" -> System.out.println(CheckCompatibility.check(file, Path.of(args[2])));
            case "java" -> writeJava(spec, args[2], Path.of(args[3]), args.length > 4 && args[4].equals("open"));
            case "json" -> writeJson(spec, Path.of(args[2]));
            default -> throw new SpecException("unknown command " + args[0]);
        }
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

    private static void writeJava(Spec spec, String packageName, Path sources, boolean open) throws IOException {
        if (open) {
            JavaSource.writeOpen(spec, packageName, sources);
        } else {
            JavaSource.write(spec, packageName, sources);
        }
    }

    private static void writeJson(Spec spec, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(spec.published()));
    }
}

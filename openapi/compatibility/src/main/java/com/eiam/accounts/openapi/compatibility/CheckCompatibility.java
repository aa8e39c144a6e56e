package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.SpecException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.semver4j.Semver;

/**
 * Holds the spec against the one that was released last. What would break a caller, or a server that passed the released
 * contracts, stops the build, unless the major version moved.
 *
 * <pre>
 * SPEC FOLDER     the spec, and the folder with the released ones, each named by its version: 1.0.0.yaml
 * </pre>
 */
public final class CheckCompatibility {

    private CheckCompatibility() {}

    /**
     * Compares.
     *
     * @throws SpecException if a file cannot be read, a version is none or moved backwards, or something broke; its
     *     message names file, line, JSON Pointer and reason
     */
    public static void main(String[] args) {
        if (args.length != 2) {
            throw new SpecException("usage: SPEC FOLDER");
        }
        System.out.println(check(Path.of(args[0]), Path.of(args[1])));
    }

    /** What there is to say when nothing is wrong, in one line. */
    static String check(Path file, Path folder) {
        Spec spec = Spec.read(file);
        Semver version = Versions.of(spec);
        Release release = Release.newest(folder);
        if (version.isLowerThan(release.version())) {
            throw new SpecException("%s:%d: info.version is %s, which is older than the released %s: move it forwards"
                    .formatted(spec.name(), Spec.line(spec.root().at("/info/version")), version, release.version()));
        }
        Spec released = release.read(file.toAbsolutePath().resolveSibling("contract-tenant.yaml"));
        List<Break> breaks =
                new Comparison(new Document(release.name(), released), new Document(spec.name(), spec)).breaks();
        String since = "%s: %s since %s".formatted(spec.name(), count(breaks), release.name());
        if (breaks.isEmpty() || version.getMajor() > release.version().getMajor()) {
            return since + (breaks.isEmpty() ? "" : ", allowed by the major version " + version.getMajor());
        }
        throw new SpecException(breaks.stream()
                .map(Break::toString)
                .collect(Collectors.joining(
                        "\n",
                        since + ": take them back, or set info.version to "
                                + release.version().nextMajor() + "\n",
                        "")));
    }

    private static String count(List<Break> breaks) {
        return switch (breaks.size()) {
            case 0 -> "no breaking change";
            case 1 -> "1 breaking change";
            default -> breaks.size() + " breaking changes";
        };
    }
}

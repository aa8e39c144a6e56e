package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.SpecException;
import com.eiam.accounts.openapi.YamlFile;
import com.eiam.accounts.openapi.compatibility.diff.Break;
import com.eiam.accounts.openapi.compatibility.diff.SpecVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.semver4j.Semver;

/** Compares a spec with the newest released one. Only a new major version may have breaking changes. */
public final class CheckCompatibility {

    private CheckCompatibility() {}

    /**
     * @param folder the released specs, each named by its version, such as {@code 1.0.0.yaml}
     * @return the result in one line
     * @throws SpecException if there are breaking changes, or a version is invalid or older than the released one
     */
    public static String check(Path file, Path folder) {
        Path tenant = file.toAbsolutePath().resolveSibling("contract-tenant.yaml");
        Spec spec = Spec.readAsWritten(file, tenant);
        SpecVersion current = new SpecVersion(spec.name(), spec);
        Semver version = current.number();
        SpecVersion released = Release.newest(folder, tenant);
        if (version.isLowerThan(released.number())) {
            throw new SpecException("%s:%d: info.version is %s, which is older than the released %s: move it forwards"
                    .formatted(
                            spec.name(), YamlFile.line(spec.root().at("/info/version")), version, released.number()));
        }
        List<Break> breaks = Comparison.breaks(released, current);
        String since = "%s: %s since %s".formatted(current.name(), count(breaks), released.name());
        if (breaks.isEmpty() || version.getMajor() > released.number().getMajor()) {
            return since + (breaks.isEmpty() ? "" : ", allowed by the major version " + version.getMajor());
        }
        String next =
                ": take them back, or set info.version to " + released.number().nextMajor() + "\n";
        throw new SpecException(
                breaks.stream().map(Break::toString).collect(Collectors.joining("\n", since + next, "")));
    }

    private static String count(List<Break> breaks) {
        String number = breaks.isEmpty() ? "no" : String.valueOf(breaks.size());
        return number + " breaking change" + (breaks.size() > 1 ? "s" : "");
    }
}

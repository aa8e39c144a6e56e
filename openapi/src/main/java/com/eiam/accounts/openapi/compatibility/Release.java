package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.SpecException;
import com.eiam.accounts.openapi.compatibility.diff.SpecVersion;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.semver4j.Semver;

/** The released specs, each in a file that is named by its version. */
public final class Release {

    private static final String SUFFIX = ".yaml";

    private Release() {}

    /**
     * Reads the newest release in a folder, with the current contract tenant: a release has none of its own.
     *
     * @throws SpecException if the folder has no released spec, or one that is not named by its version
     */
    public static SpecVersion newest(Path folder, Path tenant) {
        File[] files = folder.toFile().listFiles((parent, name) -> name.endsWith(SUFFIX));
        Path newest = Stream.ofNullable(files)
                .flatMap(Stream::of)
                .map(File::toPath)
                .max(Comparator.comparing(Release::version))
                .orElseThrow(() -> new SpecException(folder.getFileName()
                        + ": there is no released spec to compare with: put one there, such as 1.0.0.yaml"));
        SpecVersion released = new SpecVersion(name(newest), Spec.readAsWritten(newest, tenant));
        if (!released.number().equals(version(newest))) {
            throw new SpecException("%s: info.version is %s: the file must be named by it"
                    .formatted(released.name(), released.number()));
        }
        return released;
    }

    private static String name(Path file) {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    private static Semver version(Path file) {
        String version = file.getFileName().toString().replace(SUFFIX, "");
        if (!Semver.isValid(version)) {
            throw new SpecException(name(file) + ": is not named by a semantic version: name it such as 1.2.0.yaml");
        }
        return new Semver(version);
    }
}

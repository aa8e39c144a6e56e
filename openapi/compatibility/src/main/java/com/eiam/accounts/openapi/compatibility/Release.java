package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.semver4j.Semver;

/** A spec that was released, as a file that is named by its version. */
record Release(Path file, Semver version) {

    private static final String SUFFIX = ".yaml";

    /**
     * The newest release of a folder, by semantic version.
     *
     * @throws SpecException if there is none, or if a file is named otherwise
     */
    static Release newest(Path folder) {
        return files(folder).stream()
                .map(Release::of)
                .max(Comparator.comparing(Release::version))
                .orElseThrow(() -> new SpecException(folder.getFileName()
                        + ": there is no released spec to compare with: put one there, such as 1.0.0.yaml"));
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        } catch (IOException e) {
            throw new SpecException(folder + ": cannot be read: " + e.getMessage());
        }
    }

    private static Release of(Path file) {
        String name = file.getFileName().toString();
        String version = name.substring(0, name.length() - SUFFIX.length());
        if (!Semver.isValid(version)) {
            throw new SpecException(file.getParent().getFileName() + "/" + name
                    + ": is not named by a semantic version: name it such as 1.2.0.yaml");
        }
        return new Release(file, new Semver(version));
    }

    /** How messages name it. */
    String name() {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    /**
     * Reads it.
     *
     * @param tenant the contract tenant of today; a release has none of its own
     * @throws SpecException if it is not YAML, or bears another version than its name
     */
    Spec read(Path tenant) {
        Spec spec = Spec.read(file, tenant);
        Semver stated = Versions.of(spec);
        if (!stated.equals(version)) {
            throw new SpecException("%s: info.version is %s: the file must be named by it".formatted(name(), stated));
        }
        return spec;
    }
}

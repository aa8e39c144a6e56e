package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.SpecException;
import org.semver4j.Semver;
import tools.jackson.databind.JsonNode;

/** Reads the version that a spec bears. */
final class Versions {

    private Versions() {}

    /**
     * The {@code info.version} of a spec.
     *
     * @throws SpecException if it is no semantic version
     */
    static Semver of(Spec spec) {
        JsonNode node = spec.root().at("/info/version");
        String text = node.asString("");
        if (!Semver.isValid(text)) {
            throw new SpecException(
                    "%s:%d: info.version is '%s', which is no semantic version: write three numbers such as 1.2.0"
                            .formatted(spec.name(), Spec.line(node.isMissingNode() ? spec.root() : node), text));
        }
        return new Semver(text);
    }
}

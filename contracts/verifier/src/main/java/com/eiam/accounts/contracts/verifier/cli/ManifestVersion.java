package com.eiam.accounts.contracts.verifier.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
final class ManifestVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(ManifestVersion.class.getPackage().getImplementationVersion())
                .orElse("of an unpackaged build");
        return new String[] {"eiam-accounts-verifier " + version};
    }
}

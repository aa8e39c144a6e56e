package com.eiam.accounts.contracts.verifier;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {

    @Test
    void packagesHaveNoCycles() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);

        slices().matching("com.eiam.accounts.contracts.(**)")
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(PackagesTest.class.getPackageName()));
    }
}

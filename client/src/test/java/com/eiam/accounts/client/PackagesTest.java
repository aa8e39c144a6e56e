package com.eiam.accounts.client;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class PackagesTest {

    @Test
    void noPackagesDependOnEachOther() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("com.eiam.accounts.client");

        SlicesRuleDefinition.slices()
                .matching("com.eiam.accounts.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}

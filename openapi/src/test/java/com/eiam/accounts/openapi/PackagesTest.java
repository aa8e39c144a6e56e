package com.eiam.accounts.openapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {

    private final JavaClasses production = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.eiam.accounts.openapi");

    @Test
    void noPackagesDependOnEachOther() {
        slices().matching("com.eiam.accounts.(**)").should().beFreeOfCycles().check(production);
    }

    @Test
    void whatServersNeedAtRunTimeDependsOnNothingForBuilds() {
        classes()
                .that()
                .resideInAPackage("..openapi.document")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "..openapi.document",
                        "java..",
                        "tools.jackson.core..",
                        "tools.jackson.databind..",
                        "com.networknt.schema..")
                .check(production);
    }
}

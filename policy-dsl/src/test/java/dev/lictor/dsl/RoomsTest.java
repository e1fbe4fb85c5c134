package dev.lictor.dsl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomsTest {

  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.lictor.dsl", "dev.lictor.settings");

  @Test
  void arrowsRunOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("settings")
        .definedBy("dev.lictor.settings")
        .layer("reload")
        .definedBy("dev.lictor.settings.reload")
        .layer("dsl")
        .definedBy("dev.lictor.dsl")
        .layer("analysis")
        .definedBy("dev.lictor.dsl.analysis")
        .layer("logic")
        .definedBy("dev.lictor.dsl.logic")
        .layer("compile")
        .definedBy("dev.lictor.dsl.compile")
        .layer("cel")
        .definedBy("dev.lictor.dsl.cel")
        .layer("yaml")
        .definedBy("dev.lictor.dsl.yaml")
        .layer("diagnostic")
        .definedBy("dev.lictor.dsl.diagnostic")
        .whereLayer("settings")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("reload")
        .mayOnlyBeAccessedByLayers("settings")
        .whereLayer("reload")
        .mayOnlyAccessLayers("diagnostic")
        .whereLayer("dsl")
        .mayOnlyBeAccessedByLayers("settings")
        .whereLayer("analysis")
        .mayOnlyBeAccessedByLayers("dsl")
        .whereLayer("logic")
        .mayOnlyBeAccessedByLayers("analysis", "cel")
        .whereLayer("logic")
        .mayNotAccessAnyLayer()
        .whereLayer("compile")
        .mayOnlyBeAccessedByLayers("analysis", "dsl", "settings")
        .whereLayer("cel")
        .mayOnlyBeAccessedByLayers("analysis", "compile")
        .whereLayer("yaml")
        .mayOnlyBeAccessedByLayers("analysis", "cel", "compile", "dsl", "settings")
        .check(CLASSES);
  }

  @Test
  void onlyOneRoomKnowsEachLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.lictor.dsl.cel")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cel..", "com.google..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.lictor.dsl.yaml")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.snakeyaml..", "com.networknt..", "com.fasterxml..")
        .check(CLASSES);
  }
}

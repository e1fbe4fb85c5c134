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
      .importPackages("dev.lictor.dsl", "dev.lictor.settings", "dev.lictor.cli");

  @Test
  void arrowsRunOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli")
        .definedBy("dev.lictor.cli")
        .layer("report")
        .definedBy("dev.lictor.cli.report")
        .layer("settings")
        .definedBy("dev.lictor.settings")
        .layer("suite")
        .definedBy("dev.lictor.dsl.suite")
        .layer("fact")
        .definedBy("dev.lictor.dsl.fact")
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
        .layer("layout")
        .definedBy("dev.lictor.dsl.layout")
        .layer("yaml")
        .definedBy("dev.lictor.dsl.yaml")
        .layer("diagnostic")
        .definedBy("dev.lictor.dsl.diagnostic")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("suite")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("fact")
        .mayOnlyBeAccessedByLayers("suite", "cli")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("settings")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("reload")
        .mayOnlyBeAccessedByLayers("settings")
        .whereLayer("reload")
        .mayOnlyAccessLayers("diagnostic")
        .whereLayer("dsl")
        .mayOnlyBeAccessedByLayers("settings", "suite", "fact", "cli")
        .whereLayer("analysis")
        .mayOnlyBeAccessedByLayers("dsl")
        .whereLayer("logic")
        .mayOnlyBeAccessedByLayers("analysis", "cel")
        .whereLayer("logic")
        .mayNotAccessAnyLayer()
        .whereLayer("compile")
        .mayOnlyBeAccessedByLayers("analysis", "dsl", "settings", "fact")
        .whereLayer("cel")
        .mayOnlyBeAccessedByLayers("analysis", "compile", "suite", "fact")
        .whereLayer("layout")
        .mayOnlyBeAccessedByLayers("dsl")
        .whereLayer("yaml")
        .mayOnlyBeAccessedByLayers(
            "analysis", "layout", "cel", "compile", "dsl", "settings", "suite", "fact")
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
        .resideInAnyPackage("org.snakeyaml..", "com.networknt..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.lictor.dsl.yaml", "dev.lictor.cli.report")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.lictor.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..")
        .check(CLASSES);
  }
}

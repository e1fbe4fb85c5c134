package dev.lictor.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomsTest {

  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.lictor.jdbc");

  @Test
  void looksIntoTwoRoomsOfCoreOnly() {
    noClasses()
        .should()
        .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.lictor..")
            .and(JavaClass.Predicates.resideOutsideOfPackages(
                "dev.lictor.jdbc", "dev.lictor.identity", "dev.lictor.attribute")))
        .check(CLASSES);
  }

  @Test
  void knowsNoDriver() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.h2..", "org.postgresql..", "com.zaxxer..")
        .check(CLASSES);
  }
}

package dev.lictor.example.proxy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the modules, and what none of them may reach into. */
@AnalyzeClasses(packages = "dev.lictor", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {

  private static final String[] DSL = {
    "dev.lictor.dsl..", "dev.lictor.settings..", "dev.lictor.cli.."
  };
  private static final String NETTY = "dev.lictor.netty..";
  private static final String EXAMPLES = "dev.lictor.example..";

  @ArchTest
  static final ArchRule nothingLooksIntoAnAdapterButTheExamples = noClasses()
      .that()
      .resideOutsideOfPackages(NETTY, EXAMPLES)
      .should()
      .dependOnClassesThat()
      .resideInAPackage(NETTY);

  @ArchTest
  static final ArchRule nothingLooksIntoTheExamples = noClasses()
      .that()
      .resideOutsideOfPackage(EXAMPLES)
      .should()
      .dependOnClassesThat()
      .resideInAPackage(EXAMPLES);

  @ArchTest
  static final ArchRule coreAndAdaptersDoNotKnowThePolicyLanguage = noClasses()
      .that()
      .resideOutsideOfPackages(DSL[0], DSL[1], DSL[2], EXAMPLES)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(DSL);

  @ArchTest
  static final ArchRule nobodyOutsideReachesIntoTheInnerRoomsOfCore = noClasses()
      .that()
      .resideInAnyPackage(DSL[0], DSL[1], DSL[2], NETTY, EXAMPLES)
      .should()
      .dependOnClassesThat()
      .resideInAPackage("dev.lictor.internal..");
}

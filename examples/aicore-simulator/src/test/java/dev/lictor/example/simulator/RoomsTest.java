package dev.lictor.example.simulator;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final String ROOT = "dev.lictor.example.simulator";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages(ROOT);

  @Test
  void looksOnlyIntoTheRoomsThatItsPackageNames() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("root")
        .definedBy(ROOT)
        .layer("json")
        .definedBy(ROOT + ".json")
        .layer("exchange")
        .definedBy(ROOT + ".exchange")
        .layer("traffic")
        .definedBy(ROOT + ".traffic")
        .layer("behaviour")
        .definedBy(ROOT + ".behaviour")
        .layer("server")
        .definedBy(ROOT + ".server")
        .layer("token")
        .definedBy(ROOT + ".token")
        .layer("model")
        .definedBy(ROOT + ".model")
        .layer("orchestration")
        .definedBy(ROOT + ".orchestration")
        .layer("openai")
        .definedBy(ROOT + ".openai")
        .layer("responses")
        .definedBy(ROOT + ".responses")
        .layer("cohere")
        .definedBy(ROOT + ".cohere")
        .layer("rpt")
        .definedBy(ROOT + ".rpt")
        .layer("custom")
        .definedBy(ROOT + ".custom")
        .layer("vendor")
        .definedBy(ROOT + ".vendor")
        .layer("anthropic")
        .definedBy(ROOT + ".anthropic")
        .layer("bedrock")
        .definedBy(ROOT + ".bedrock")
        .layer("gemini")
        .definedBy(ROOT + ".gemini")
        .layer("registry")
        .definedBy(ROOT + ".registry")
        .layer("controlplane")
        .definedBy(ROOT + ".controlplane")
        .layer("control")
        .definedBy(ROOT + ".control")
        .whereLayer("json")
        .mayNotAccessAnyLayer()
        .whereLayer("exchange")
        .mayOnlyAccessLayers("json")
        .whereLayer("traffic")
        .mayOnlyAccessLayers("exchange", "json")
        .whereLayer("behaviour")
        .mayOnlyAccessLayers("exchange", "json")
        .whereLayer("server")
        .mayOnlyAccessLayers("exchange", "traffic", "behaviour")
        .whereLayer("token")
        .mayOnlyAccessLayers("exchange", "json")
        .whereLayer("model")
        .mayOnlyAccessLayers("exchange")
        .whereLayer("orchestration")
        .mayOnlyAccessLayers("json", "exchange", "model")
        .whereLayer("openai")
        .mayOnlyAccessLayers("json", "exchange", "model")
        .whereLayer("responses")
        .mayOnlyAccessLayers("json", "exchange", "model", "openai")
        .whereLayer("cohere")
        .mayOnlyAccessLayers("json", "exchange", "model")
        .whereLayer("rpt")
        .mayOnlyAccessLayers("json", "exchange", "model")
        .whereLayer("custom")
        .mayOnlyAccessLayers("json", "exchange", "model")
        .whereLayer("vendor")
        .mayOnlyAccessLayers("json", "exchange", "model")
        .whereLayer("anthropic")
        .mayOnlyAccessLayers("json", "exchange", "model", "vendor")
        .whereLayer("bedrock")
        .mayOnlyAccessLayers("json", "exchange", "model", "vendor", "anthropic")
        .whereLayer("gemini")
        .mayOnlyAccessLayers("json", "exchange", "model", "vendor")
        .whereLayer("registry")
        .mayOnlyAccessLayers("json", "exchange", "controlplane", "orchestration")
        .whereLayer("controlplane")
        .mayOnlyAccessLayers("json", "exchange", "model", "token")
        .whereLayer("control")
        .mayOnlyAccessLayers("json", "exchange", "traffic", "behaviour", "token")
        .check(CLASSES);
  }

  @Test
  void hasNoCircleOfRooms() {
    SlicesRuleDefinition.slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void letsOnlyTheServerKnowNetty() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".server")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..")
        .check(CLASSES);
  }
}

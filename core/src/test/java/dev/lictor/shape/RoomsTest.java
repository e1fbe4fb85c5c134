package dev.lictor.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** The arrows between the rooms of core, as the packages' descriptions draw them. */
@AnalyzeClasses(packages = "dev.lictor", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

  private static final String ROOT = "dev.lictor";

  /** Room to the rooms that it may look into; a room not listed here does not exist. */
  private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
      Map.entry("http", Set.of()),
      Map.entry("attribute", Set.of()),
      Map.entry("model", Set.of("attribute")),
      Map.entry("usage", Set.of()),
      Map.entry("call", Set.of("model")),
      Map.entry("identity", Set.of("http", "attribute", "internal.fetch")),
      Map.entry("budget", Set.of("call", "model", "usage")),
      Map.entry("store", Set.of("budget")),
      Map.entry("mandate", Set.of("call")),
      Map.entry("policy", Set.of("call", "mandate", "identity", "budget", "http")),
      Map.entry(
          "deployment", Set.of("call", "http", "identity", "internal.fetch", "schema.aicore")),
      Map.entry("schema", Set.of("http", "call", "mandate", "usage", "budget", "internal.json")),
      Map.entry("schema.sse", Set.of("schema", "internal.json")),
      Map.entry("schema.aicore", Set.of("schema", "http", "call", "internal.json")),
      Map.entry(
          "schema.orchestration",
          Set.of(
              "schema",
              "schema.sse",
              "http",
              "call",
              "mandate",
              "usage",
              "budget",
              "internal.json")),
      Map.entry(
          "schema.gemini",
          Set.of(
              "schema",
              "schema.sse",
              "http",
              "call",
              "mandate",
              "usage",
              "budget",
              "internal.json")),
      Map.entry("schema.rpt", Set.of("schema", "http", "call", "internal.json")),
      Map.entry("schema.opaque", Set.of("schema", "http", "call")),
      Map.entry("event", Set.of("call", "mandate", "identity", "policy", "usage", "store")),
      Map.entry("internal.json", Set.of()),
      Map.entry("internal.fetch", Set.of("http")),
      Map.entry(
          "internal.engine",
          Set.of(
              "",
              "http",
              "call",
              "mandate",
              "model",
              "identity",
              "policy",
              "usage",
              "budget",
              "store",
              "deployment",
              "schema",
              "schema.aicore",
              "schema.coding",
              "event")),
      Map.entry(
          "internal.dialect",
          Set.of(
              "schema",
              "schema.orchestration",
              "schema.gemini",
              "schema.rpt",
              "schema.opaque",
              "schema.openai",
              "schema.anthropic",
              "schema.bedrock",
              "schema.cohere")),
      Map.entry(
          "",
          Set.of(
              "internal.dialect",
              "http",
              "model",
              "identity",
              "policy",
              "store",
              "event",
              "deployment",
              "internal.engine",
              "schema",
              "schema.orchestration")),
      Map.entry("schema.coding", Set.of("schema")),
      Map.entry(
          "schema.cohere",
          Set.of(
              "schema",
              "schema.sse",
              "http",
              "call",
              "mandate",
              "usage",
              "budget",
              "internal.json")),
      Map.entry(
          "schema.openai",
          Set.of(
              "schema",
              "schema.sse",
              "http",
              "call",
              "mandate",
              "usage",
              "budget",
              "internal.json")),
      Map.entry(
          "schema.anthropic",
          Set.of(
              "schema",
              "schema.sse",
              "http",
              "call",
              "mandate",
              "usage",
              "budget",
              "internal.json")),
      Map.entry(
          "schema.bedrock",
          Set.of(
              "schema",
              "schema.sse",
              "schema.anthropic",
              "http",
              "call",
              "mandate",
              "usage",
              "budget",
              "internal.json")));

  @ArchTest
  static final ArchRule roomsLookOnlyWhereTheirArrowsPoint = classes()
      .that()
      .resideInAPackage("dev.lictor..")
      .should(new ArchCondition<>("follow the arrows") {
        @Override
        public void check(JavaClass item, ConditionEvents events) {
          String from = room(item);
          Set<String> allowed = ARROWS.get(from);
          if (allowed == null) {
            events.add(
                SimpleConditionEvent.violated(item, "room \"" + from + "\" has no arrows drawn"));
            return;
          }
          item.getDirectDependenciesFromSelf().forEach(dependency -> {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (isOurs(target) && !room(target).equals(from) && !allowed.contains(room(target))) {
              events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
            }
          });
        }
      });

  /** Bodies are read by {@code internal.json} alone; tokens and key sets are small trees, read once and remembered. */
  @ArchTest
  static final ArchRule onlyTheJsonRoomAndIdentityKnowJackson = noClasses()
      .that()
      .resideOutsideOfPackages("dev.lictor.internal.json..", "dev.lictor.identity..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule coreKnowsNoServerNoCelNoYamlAndNoDatabase = noClasses()
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(
          "io.netty..",
          "jakarta..",
          "javax.servlet..",
          "dev.cel..",
          "org.snakeyaml..",
          "java.sql..");

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + '.');
  }

  private static String room(JavaClass type) {
    return type.getPackageName().equals(ROOT)
        ? ""
        : type.getPackageName().substring(ROOT.length() + 1);
  }
}

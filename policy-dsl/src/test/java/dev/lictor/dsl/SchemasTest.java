package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schemas that editors get, as JSON Schema itself sees them, and as an author meets them. */
class SchemasTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, String> SCHEMAS = Map.of(
      "Policy",
      PolicyFiles.jsonSchema(),
      "Teams",
      TeamFile.jsonSchema(),
      "Models",
      ModelFile.jsonSchema(),
      "Settings",
      SettingsFile.jsonSchemaOfAnyHost());
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

  @TestFactory
  Stream<DynamicTest> areSchemasOfTheirDraft() {
    Schema meta =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    return each((kind, schema) -> {
      assertThat(schema.path("$schema").asText())
          .isEqualTo("https://json-schema.org/draft/2020-12/schema");
      assertThat(meta.validate(schema)).extracting(Error::toString).isEmpty();
    });
  }

  @TestFactory
  Stream<DynamicTest> describeEveryKey() {
    return each((kind, schema) -> {
      List<String> undescribed = new ArrayList<>();
      walk(schema, "", (path, part) -> part.path("properties").properties().forEach(property -> {
        if (!described(schema, property.getValue())) {
          undescribed.add(path + '/' + property.getKey());
        }
      }));
      assertThat(undescribed).isEmpty();
    });
  }

  @Test
  void offerEveryWordThatSelectsOperations() throws IOException {
    List<String> offered = new ArrayList<>();
    JSON.readTree(PolicyFiles.jsonSchema())
        .at("/$defs/on/examples")
        .forEach(word -> offered.add(word.asText()));

    assertThat(offered).isEqualTo(Dialects.selectable());
  }

  @TestFactory
  Stream<DynamicTest> giveExamplesThatTheyAllow() {
    return each((kind, schema) -> {
      List<String> wrong = new ArrayList<>();
      List<String> seen = new ArrayList<>();
      walk(schema, "", (path, part) -> part.path("examples").forEach(example -> {
        seen.add(path);
        for (Error error : at(schema, part).validate(example)) {
          wrong.add(path + ": " + example + ": " + error.getMessage());
        }
      }));
      assertThat(seen).isNotEmpty();
      assertThat(wrong).isEmpty();
    });
  }

  @TestFactory
  Stream<DynamicTest> allowWhatTheExamplesAndDocumentsShow() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files("../examples/policies", ".yaml")) {
      if (!file.toString().contains(".test.")) {
        tests.add(allows(file.getFileName().toString(), Files.readString(file)));
      }
    }
    for (Path page : files("../docs", ".md")) {
      Matcher block = BLOCK.matcher(Files.readString(page));
      while (block.find()) {
        if (block.group(1).contains("\nkind: ")) {
          tests.add(allows(page.getFileName() + ":" + block.start(), block.group(1)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(6);
    return tests.stream();
  }

  private static DynamicTest allows(String name, String text) {
    return DynamicTest.dynamicTest(name, () -> {
      Object tree = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text);
      JsonNode file = JSON.valueToTree(tree);
      String schema = SCHEMAS.get(file.path("kind").asText());
      assertThat(schema).as(file.path("kind").asText()).isNotNull();

      assertThat(REGISTRY.getSchema(schema).validate(file))
          .extracting(Error::toString)
          .isEmpty();
    });
  }

  private static List<Path> files(String folder, String end) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  private static Stream<DynamicTest> each(BiConsumer<String, JsonNode> claim) {
    return SCHEMAS.entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(
            entry.getKey(), () -> claim.accept(entry.getKey(), JSON.readTree(entry.getValue()))));
  }

  /** Returns a part of a schema as one of its own, in which the definitions of the whole can be referred to. */
  private static Schema at(JsonNode schema, JsonNode part) {
    var alone = (com.fasterxml.jackson.databind.node.ObjectNode) part.deepCopy();
    alone.set("$defs", schema.path("$defs"));
    return REGISTRY.getSchema(alone.toString());
  }

  private static void walk(JsonNode part, String path, BiConsumer<String, JsonNode> visit) {
    if (!part.isObject()) {
      return;
    }
    visit.accept(path, part);
    for (String word : List.of("properties", "$defs")) {
      part.path(word)
          .properties()
          .forEach(entry -> walk(entry.getValue(), path + '/' + entry.getKey(), visit));
    }
    for (String word : List.of("items", "additionalProperties", "propertyNames")) {
      walk(part.path(word), path + '/' + word, visit);
    }
    for (String word : List.of("anyOf", "oneOf", "allOf")) {
      part.path(word).forEach(branch -> walk(branch, path + '/' + word, visit));
    }
  }

  private static boolean described(JsonNode schema, JsonNode property) {
    return property.hasNonNull("description")
        || (property.has("$ref")
            && described(schema, schema.at(property.get("$ref").asText().substring(1))));
  }
}

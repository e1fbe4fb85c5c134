package dev.lictor.dsl.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Kind;
import dev.lictor.dsl.cel.FactField;
import dev.lictor.dsl.cel.FactTable;
import dev.lictor.dsl.cel.FactType;
import dev.lictor.policy.Situation;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each field that rules see can be told, and is seen as it was told: a field that is added there and forgotten here fails. */
class EveryFactTest {

  private static final FactTable TABLE = Sheets.directories().table();

  private static final String CALL = """
      call: {dialect: orchestration.v2, models: [gpt-4o]}
      """;

  /** Values of fields that not any value can be told for. */
  private static final Map<String, String> CALL_VALUES = Map.of(
      "kind", "embedding",
      "operation", "embeddings",
      "dialect", "openai.chat",
      "method", "POST",
      "path", "/v2/inference/deployments/d7654321/v2/completion",
      "deployment", "d7654321",
      "recording", "none",
      "models", "[o3, gpt-4o]");

  private static final Map<String, String> CALLER_VALUES =
      Map.of("team", "{name: t, models: [o3], monthlyTokens: 5, pilot: true}");

  @TestFactory
  Stream<DynamicTest> ofACallIsSeenAsItWasTold() {
    return TABLE.call().fields().values().stream()
        .filter(field -> field.kinds().contains(Kind.INFERENCE))
        .map(field -> DynamicTest.dynamicTest(field.name(), () -> {
          String value = CALL_VALUES.getOrDefault(field.name(), sample(field));
          Map<String, Object> plain = TABLE.values(Sheets.make(CALL).sound());

          Situation told =
              Sheets.make(CALL, "call: {" + field.name() + ": " + value + "}").sound();

          assertSeen(field, value, TABLE.call(), "call", TABLE.values(told), plain);
        }));
  }

  @TestFactory
  Stream<DynamicTest> ofACallerIsSeenAsItWasTold() {
    return TABLE.caller().fields().values().stream()
        .filter(field -> !field.name().equals("id")) // it follows from three others
        .map(field -> DynamicTest.dynamicTest(field.name(), () -> {
          String value = CALLER_VALUES.getOrDefault(field.name(), sample(field));
          Map<String, Object> plain = TABLE.values(Sheets.make(CALL).sound().caller());

          Situation told =
              Sheets.make(CALL, "caller: {" + field.name() + ": " + value + "}").sound();

          assertSeen(field, value, TABLE.caller(), "caller", TABLE.values(told.caller()), plain);
        }));
  }

  private static void assertSeen(
      FactField field,
      String value,
      FactType type,
      String root,
      Map<String, Object> seen,
      Map<String, Object> plain) {
    Told.Part told = new SheetReader(Sheets.directories(), new dev.lictor.dsl.diagnostic.Findings())
        .read(Sheets.mapping("{" + field.name() + ": " + value + "}"), type);
    assertThat(Agreement.differences(root, type, told, seen)).isEmpty();
    boolean always = field.name().equals("method"); // another method is another operation
    assertThat(java.util.Objects.equals(seen.get(field.name()), plain.get(field.name())))
        .isEqualTo(always);
  }

  /** Returns a value that no plain call has. */
  private static String sample(FactField field) {
    return switch (field.form()) {
      case TEXT ->
        field.words().isEmpty()
            ? "other-" + field.name()
            : field.words().stream().sorted().findFirst().orElseThrow();
      case NUMBER -> "3";
      case TRUTH -> field.name().equals("verified") ? "false" : "true";
      case TEXTS -> "[a, b]";
      case PART -> part(field.part().orElseThrow());
      case PARTS -> '[' + part(field.part().orElseThrow()) + ']';
    };
  }

  private static String part(FactType type) {
    return type.fields().values().stream()
        .map(field -> field.name() + ": " + sample(field))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}

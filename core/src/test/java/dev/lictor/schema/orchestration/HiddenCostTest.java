package dev.lictor.schema.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Tool;
import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to have something run, or spent, that the facts and figures do not show. */
class HiddenCostTest {

  private static final OrchestrationSchema V1 = OrchestrationSchema.v1();
  private static final OrchestrationSchema V2 = OrchestrationSchema.v2();
  private static final String USAGE =
      "{\"prompt_tokens\":11,\"completion_tokens\":8,\"total_tokens\":19}";

  private static Reading read(String params, String prompt) {
    String body = "{\"config\":{\"modules\":{\"prompt_templating\":{\"model\":{\"name\":\"m\","
        + "\"params\":{" + params + "}},\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":"
        + "\"{{?x}}\"}]" + prompt + "}}}},\"placeholder_values\":{\"x\":\"y\"}}";
    return V2.read(
        OrchestrationSchemaTest.operation("orchestration.v2"),
        ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static CallFacts facts(String params, String prompt) {
    return ((Reading.Facts) read(params, prompt)).facts();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"function\",\"function\":{\"name\":\"f\"},\"google_search\":{}} | google_search",
        "{\"name\":\"f\",\"input_schema\":{},\"codeExecution\":{}} | codeExecution",
        "{\"type\":\"web_search\",\"code_execution\":{}} | code_execution",
        "{\"name\":\"f\",\"input_schema\":{},\"url\":\"https://evil.example/\",\"x\":1} | unknown"
      })
  void showsAToolThatHidesBehindAnother(String tool, String kind) {
    CallFacts facts = facts("\"tools\":[" + tool + "]", "");

    assertThat(facts.tools()).extracting(Tool::kind).contains(kind);
    assertThat(facts.input().closed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{}},\"cache_control\":{}}",
        "{\"type\":\"function\",\"name\":\"f\",\"description\":\"d\",\"parameters\":{},\"strict\":true}",
        "{\"name\":\"f\",\"description\":\"d\",\"input_schema\":{},\"cache_control\":{}}",
        "{\"function_declarations\":[{\"name\":\"f\"}]}"
      })
  void takesAFunctionForAFunctionInEachProvidersNotation(String tool) {
    CallFacts facts = facts("\"tools\":[" + tool + "]", "");

    assertThat(facts.tools()).extracting(Tool::kind).containsExactly("function");
    assertThat(facts.input().closed()).isTrue();
  }

  @Test
  void refusesAToolWithTwoHosts() {
    Reading reading = read(
        "\"tools\":[{\"type\":\"mcp\",\"server_url\":\"https://evil.example\","
            + "\"url\":\"https://good.example\"}]",
        "");

    assertThat(reading).isInstanceOf(Reading.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max_tokens", "max_completion_tokens"})
  void refusesACapOfNothingWhichSomeTakeForNone(String cap) {
    assertThat(read("\"" + cap + "\":0", "")).isInstanceOf(Reading.Malformed.class);
    assertThat(read("\"" + cap + "\":1", "")).isInstanceOf(Reading.Facts.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{% if 0 %}", "{#", "{{?x}}"})
  void takesTheHostOfALinkForUnknownIfTheTemplateLanguageMayMoveIt(String template) {
    String body = "{\"config\":{\"modules\":{\"prompt_templating\":{\"model\":{\"name\":\"m\"},"
        + "\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\","
        + "\"image_url\":{\"url\":\"" + template + "https://good.example/x\"}}]}]}}}}}";

    Reading reading = V2.read(
        OrchestrationSchemaTest.operation("orchestration.v2"),
        ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));

    CallFacts facts = ((Reading.Facts) reading).facts();
    assertThat(facts.media().get(0).host()).isEmpty();
    assertThat(facts.media().get(0).remote()).isTrue();
  }

  @Test
  void leavesTheSizeOpenIfTheNameOfAToolUsesTheTemplateLanguage() {
    String tool = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"%s\"}}]";

    assertThat(facts("", tool.formatted("{{?x}}")).input().closed()).isFalse();
    assertThat(facts("", tool.formatted("f")).input().closed()).isTrue();
  }

  @Test
  void boundsASchemaThatIsWrittenAnewInEscapes() {
    String text = "\u0436".repeat(10_000); // \u0436 in six bytes when a provider escapes it
    String tool =
        ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"" + text
            + "\"}}]";

    assertThat(facts("", tool).input().tokens()).isGreaterThanOrEqualTo(6 * 10_000);
  }

  private static Measured measured(
      OrchestrationSchema schema, String dialect, int status, String answer) {
    ResponseHead head = new ResponseHead(status, Headers.of("Content-Type", "application/json"));
    Meter meter = schema.meter(
        OrchestrationSchemaTest.operation(dialect), CallFacts.builder().build(), head);
    meter.pass(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
    return meter.end();
  }

  @Test
  void countsWhatAModelUsedBeforeALaterModuleFailed() {
    String error = "{\"error\":{\"code\":400,\"message\":\"m\",\"location\":\"Output Translation\","
        + "\"intermediate_results\":{\"llm\":{\"usage\":" + USAGE + "}}}}";

    assertThat(
            measured(V2, "orchestration.v2", 400, error).usage().orElseThrow().totalTokens())
        .isEqualTo(19);
  }

  @Test
  void countsWhatAModelUsedBeforeALaterModuleOfV1Failed() {
    String error = "{\"code\":400,\"message\":\"m\",\"location\":\"Output Translation\","
        + "\"module_results\":{\"llm\":{\"usage\":" + USAGE + "}}}";

    assertThat(
            measured(V1, "orchestration.v1", 400, error).usage().orElseThrow().totalTokens())
        .isEqualTo(19);
  }

  @Test
  void addsUpWhatEachFailedElementOfAFallbackListUsed() {
    String element =
        "{\"code\":500,\"message\":\"m\",\"location\":\"Output Translation\",\"intermediate_results\":"
            + "{\"llm\":{\"usage\":" + USAGE + "}}}";
    String last = "{\"code\":400,\"message\":\"m\",\"location\":\"Request Body\"}";
    String error = "{\"error\":[" + element + ',' + element + ',' + last + "]}";

    assertThat(
            measured(V2, "orchestration.v2", 400, error).usage().orElseThrow().totalTokens())
        .isEqualTo(38);
  }
}

package dev.lictor.schema.aicore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.call.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlBodyTest {

  private static ControlOperation named(String name) {
    return ControlOperations.all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Bodies are written with single quotes here. */
  private static ByteBuffer bytes(String body) {
    return ByteBuffer.wrap(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static ControlReading read(String operation, String body) {
    Parsed<ControlReading> parsed = ControlBody.parse(named(operation), bytes(body));
    assertThat(parsed).isInstanceOf(Parsed.Value.class);
    return ((Parsed.Value<ControlReading>) parsed).value();
  }

  private static String fault(String operation, String body) {
    Parsed<ControlReading> parsed = ControlBody.parse(named(operation), bytes(body));
    assertThat(parsed).isInstanceOf(Parsed.Fault.class);
    return ((Parsed.Fault<ControlReading>) parsed).code();
  }

  private static String configuration(String scenario, String bindings) {
    return "{'name':'c','executableId':'azure-openai','parameterBindings':[" + bindings
        + "],'scenarioId':'" + scenario + "'}";
  }

  private static String binding(String key, String value) {
    return "{'key':'" + key + "','value':'" + value + "'}";
  }

  @Test
  void findsTheModelAndTheFilesOfABatch() {
    ControlReading reading = read(
        "batches.create",
        "{'type':'llm-native','input':{'uri':'ai://s/in.jsonl'},'output':{'uri':'ai://s/out/'},"
            + "'spec':{'provider':'azure-openai','model':'gpt-4o','more':{}},'later':[1]}");

    assertThat(reading.models()).containsExactly(new ModelName("gpt-4o", "latest"));
    assertThat(reading.provider()).isEqualTo("azure-openai");
    assertThat(reading.references())
        .containsExactly(
            new Reference("batch_input", "ai://s/in.jsonl", Reference.Effect.CARRIES),
            new Reference("batch_output", "ai://s/out/", Reference.Effect.CARRIES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"input\":{\"uri\":\"u\"}} | missing_key",
        "{\"spec\":{\"provider\":\"p\"},\"input\":{\"uri\":\"u\"}} | missing_key",
        "{\"spec\":{\"model\":\"\"},\"input\":{\"uri\":\"u\"}} | unsupported_value",
        "{\"spec\":{\"model\":null},\"input\":{\"uri\":\"u\"}} | wrong_type",
        "{\"spec\":{\"model\":\"a\",\"model\":\"b\"},\"input\":{\"uri\":\"u\"}} | duplicate_key",
        "{\"spec\":{\"model\":\"a\",\"Model\":\"b\"},\"input\":{\"uri\":\"u\"}} | key_twin",
        "{\"spec\":{\"model\":\"a\"},\"input\":{}} | missing_key",
        "[] | wrong_type",
        "{\"spec\":{\"model\":\"a\"},\"input\":{\"uri\":\"u\"}}x | trailing_bytes",
      })
  void refusesABatchOfWhichTheModelIsNotCertain(String body, String code) {
    assertThat(fault("batches.create", body)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"modelName", "model_name", "ModelName", "modelname", "MODEL-NAME"})
  void findsTheModelOfAConfigurationInAnySpellingOfTheParameter(String key) {
    ControlReading reading = read(
        "configurations.create",
        configuration(
            "foundation-models",
            binding("modelVersion", "2024-08-06")
                + ','
                + binding(key, "gpt-4o")
                + ','
                + binding("prompt", "{{x}}")));

    assertThat(reading.models()).containsExactly(new ModelName("gpt-4o", "2024-08-06"));
    assertThat(reading.scenario()).isEqualTo("foundation-models");
    assertThat(reading.executable()).isEqualTo("azure-openai");
  }

  @Test
  void takesTheLatestVersionWhereNoneIsBound() {
    ControlReading reading =
        read("configurations.create", configuration("s", binding("modelName", "gpt-4o")));

    assertThat(reading.models()).containsExactly(new ModelName("gpt-4o", "latest"));
  }

  @Test
  void takesEveryModelAndVersionThatIsBoundTwice() {
    ControlReading reading = read(
        "configurations.create",
        configuration(
            "s",
            binding("modelName", "a")
                + ','
                + binding("model_name", "b")
                + ','
                + binding("modelVersion", "1")
                + ','
                + binding("modelVersion", "2")));

    assertThat(reading.models())
        .containsExactly(
            new ModelName("a", "1"),
            new ModelName("a", "2"),
            new ModelName("b", "1"),
            new ModelName("b", "2"));
  }

  @Test
  void findsTheModelsOfAnEvaluationAndWhereItRuns() {
    ControlReading reading = read(
        "configurations.create",
        configuration(
            "genai-evaluations",
            binding("models", "gpt-4.1:latest, gpt-4o-mini:2024-07-18 ,,mistral")
                + ','
                + binding("targetModels", "o3:1")
                + ','
                + binding("orchestrationRegistryIds", "id-1, id-2")
                + ','
                + binding(
                    "orchestrationDeploymentURL",
                    "https://api.ai.example/v2/inference/deployments/d1234/v2/completion?x")));

    assertThat(reading.models())
        .containsExactly(
            new ModelName("gpt-4.1", "latest"),
            new ModelName("gpt-4o-mini", "2024-07-18"),
            new ModelName("mistral", "latest"),
            new ModelName("o3", "1"));
    assertThat(reading.references())
        .containsExactly(
            new Reference("config_ref", "id-1", Reference.Effect.CARRIES),
            new Reference("config_ref", "id-2", Reference.Effect.CARRIES));
    assertThat(reading.deployments()).containsExactly("d1234");
  }

  @Test
  void refusesAnEvaluationWhoseModelsItCannotTellApart() {
    String models = binding("models", "[gpt-4.1]");

    assertThat(fault("configurations.create", configuration("genai-evaluations", models)))
        .isEqualTo("unsupported_value");
    assertThat(read("configurations.create", configuration("training", models)).models())
        .containsExactly(new ModelName("[gpt-4.1]", "latest"));
  }

  @Test
  void refusesABoundModelThatIsNoString() {
    assertThat(
            fault("configurations.create", configuration("s", "{'key':'modelName','value':['a']}")))
        .isEqualTo("wrong_type");
    assertThat(read("configurations.create", configuration("s", "{'key':'other','value':['a']}"))
            .models())
        .isEmpty();
  }

  @Test
  void readsParametersAsLongAsAiCoreAllows() {
    ControlReading reading = read(
        "configurations.create",
        configuration(
            "s", binding("promptTemplate", "x".repeat(5000)) + ',' + binding("modelName", "a")));

    assertThat(reading.models()).containsExactly(new ModelName("a", "latest"));
  }

  @Test
  void readsAModelThatIsWrittenWithEscapes() {
    ControlReading reading = read(
        "configurations.create",
        "{'executableId':'e','scenarioId':'s','parameterBindings':"
            + "[{'value':'a\\/\\u0062','\\u006bey':'model\\u004eame'}]}");

    assertThat(reading.models()).containsExactly(new ModelName("a/b", "latest"));
  }

  @Test
  void refusesMoreModelsThanAnyConfigurationNeeds() {
    String models = IntStream.range(0, 300).mapToObj(i -> "m" + i).collect(Collectors.joining(","));

    assertThat(fault("configurations.create", configuration("s", binding("models", models))))
        .isEqualTo("too_many");
  }

  @Test
  void readsTheListOfModelsThatOrchestrationMayUse() {
    ControlReading reading = read(
        "configurations.create",
        configuration(
            "orchestration",
            binding(
                    "modelFilterList",
                    "[{\\'modelName\\':\\'gpt-4o\\',\\'modelVersions\\':[\\'1\\',\\'2\\']},{\\'modelName\\':\\'o3\\'}]")
                + ','
                + binding("modelFilterListType", "allow")));

    assertThat(reading.filter())
        .isEqualTo(Optional.of(new ModelFilter(
            "allow",
            List.of(
                new ModelName("gpt-4o", "1"),
                new ModelName("gpt-4o", "2"),
                new ModelName("o3", "*")))));
    assertThat(reading.models()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]}", "[],\\'x\\':1", "[{}]", "gpt-4o", "{}", "[{\\'modelName\\':\\'\\'}]"})
  void refusesAListOfModelsThatIsNone(String list) {
    assertThat(fault(
            "configurations.create",
            configuration("orchestration", binding("modelFilterList", list))))
        .isEqualTo("unsupported_value");
  }

  @Test
  void tellsWhetherAConfigurationSetsAListOfModelsAtAll() {
    assertThat(read("configurations.create", configuration("orchestration", "")).filter())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deployments.create",
        "deployments.update",
        "executions.create",
        "executionSchedules.create",
        "executionSchedules.update"
      })
  void findsTheConfigurationThatIsStarted(String operation) {
    ControlReading reading =
        read(operation, "{'ttl':'1d','cron':'* * * * *','configurationId':'c-1','x':null}");

    assertThat(reading.configurations()).containsExactly("c-1");
  }

  @Test
  void demandsAConfigurationToStartAndNotToStop() {
    assertThat(fault("deployments.create", "{}")).isEqualTo("missing_key");
    assertThat(fault("executions.create", "{}")).isEqualTo("missing_key");
    assertThat(read("deployments.update", "{'targetStatus':'STOPPED'}").configurations())
        .isEmpty();
  }

  @Test
  void findsTheDeploymentsThatAreChangedTogether() {
    ControlReading reading = read(
        "deployments.updateMany",
        "{'deployments':[{'id':'d-1','targetStatus':'STOPPED'},{'id':'d-2','configurationId':'c-1'}]}");

    assertThat(reading.deployments()).containsExactly("d-1", "d-2");
    assertThat(reading.configurations()).containsExactly("c-1");
  }

  @Test
  void findsEveryModelOfAStoredOrchestrationConfiguration() {
    ControlReading reading = read(
        "orchestrationConfigs.create",
        "{'name':'n','version':'1.0','scenario':'s','spec':{'modules':["
            + "{'prompt_templating':{'model':{'name':'gpt-4o','version':'1','params':{}},"
            + "'prompt':{'template_ref':{'id':'t-1'}}},'filtering':{}},"
            + "{'prompt_templating':{'prompt':{'template_ref':{'scenario':'s','name':'t','version':'2'}},"
            + "'model':{'name':'mistral'}}}],'stream':{}}}");

    assertThat(reading.models())
        .containsExactly(new ModelName("gpt-4o", "1"), new ModelName("mistral", "latest"));
    assertThat(reading.references())
        .containsExactly(
            new Reference("template_ref", "t-1", Reference.Effect.CARRIES),
            new Reference("template_ref", "s/t/2", Reference.Effect.CARRIES));
    assertThat(reading.stored()).isEqualTo("s/n/1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'filtering':{}}",
        "{'prompt_templating':{'prompt':{'template':[]}}}",
        "{}",
        "null"
      })
  void acceptsAStoredConfigurationThatNamesNoModel(String modules) {
    ControlReading reading = read(
        "orchestrationConfigs.create",
        "{'name':'n','version':'1','scenario':'s','spec':{'modules':" + modules + "}}");

    assertThat(reading.models()).isEmpty();
    assertThat(reading.stored()).isEqualTo("s/n/1");
  }

  @Test
  void tellsWhichPromptTemplateIsStored() {
    ControlReading reading = read(
        "promptTemplates.create",
        "{'name':'n','version':'1','scenario':'s','spec':{'template':[{'role':'user','content':'x'}]}}");

    assertThat(reading.stored()).isEqualTo("s/n/1");
  }

  @Test
  void findsTheModelThatEmbedsACollection() {
    assertThat(
            read("grounding.vector.collections.create", "{'embeddingConfig':{'modelName':'emb-3'}}")
                .models())
        .containsExactly(new ModelName("emb-3", "latest"));
    assertThat(read("grounding.vector.collections.create", "{'embeddingConfig':{}}")
            .models())
        .containsExactly(new ModelName("text-embedding-ada-002", "latest"));
  }

  @Test
  void readsNoBodyOfWhichItKnowsNothing() {
    ControlOperation list = named("deployments.list");

    assertThat(ControlBody.isReadFor(list)).isFalse();
    assertThatThrownBy(() -> ControlBody.parse(list, bytes("{}")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsBodiesOfEveryOperationThatStartsWorkByAConfigurationOrNamesAModel() {
    assertThat(ControlOperations.all())
        .filteredOn(ControlBody::isReadFor)
        .extracting(ControlOperation::name)
        .containsExactlyInAnyOrder(
            "batches.create",
            "configurations.create",
            "deployments.create",
            "deployments.update",
            "deployments.updateMany",
            "executions.create",
            "executionSchedules.create",
            "executionSchedules.update",
            "orchestrationConfigs.create",
            "promptTemplates.create",
            "grounding.vector.collections.create");
  }

  @Test
  void neverShowsAValueInAFault() {
    Parsed<ControlReading> parsed = ControlBody.parse(
        named("configurations.create"),
        bytes(configuration("genai-evaluations", binding("models", "<secret>"))));

    assertThat(parsed.toString()).contains("unsupported_value").doesNotContain("secret");
  }

  @Test
  void readsABufferWithoutAnArrayAndLeavesItAsItWas() {
    ByteBuffer heap = bytes("~~{'configurationId':'c-1'}~");
    ByteBuffer direct = ByteBuffer.allocateDirect(heap.remaining()).put(heap).flip();
    direct.position(2).limit(direct.limit() - 1);
    int position = direct.position();

    Parsed<ControlReading> parsed = ControlBody.parse(named("executions.create"), direct);

    assertThat(parsed.kind()).isEqualTo(Parsed.Kind.VALUE);
    assertThat(direct.position()).isEqualTo(position);
  }
}

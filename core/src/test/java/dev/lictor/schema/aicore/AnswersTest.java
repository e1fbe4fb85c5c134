package dev.lictor.schema.aicore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

  private static final String HEAD =
      "{'id':'d123','scenarioId':'foundation-models','executableId':'azure-openai','status':'RUNNING',"
          + "'targetStatus':'RUNNING','configurationId':'c-2','createdAt':'2026-03-26T11:44:12Z','details':";

  /** Answers are written with single quotes here. */
  private static ByteBuffer bytes(String answer) {
    return ByteBuffer.wrap(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static DeploymentAnswer deployment(String answer) {
    Parsed<DeploymentAnswer> parsed = DeploymentAnswer.parse(bytes(answer));
    assertThat(parsed).isInstanceOf(Parsed.Value.class);
    return ((Parsed.Value<DeploymentAnswer>) parsed).value();
  }

  private static String model(String spelling, String name, String version) {
    return "'" + spelling + "':{'model':{'name':'" + name + "','version':'" + version + "'}}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"backendDetails", "backend_details"})
  void findsTheModelOfADeploymentInEitherSpelling(String spelling) {
    DeploymentAnswer answer = deployment(HEAD + "{'resources':{" + model(spelling, "gpt-4o", "1")
        + "},'scaling':{" + model("backend_details", "other", "2") + "}}}");

    assertThat(answer.id()).isEqualTo("d123");
    assertThat(answer.status()).isEqualTo("RUNNING");
    assertThat(answer.targetStatus()).isEqualTo("RUNNING");
    assertThat(answer.scenarioId()).isEqualTo("foundation-models");
    assertThat(answer.executableId()).isEqualTo("azure-openai");
    assertThat(answer.models()).containsExactly(new ModelName("gpt-4o", "1"));
    assertThat(answer.conflicting()).isFalse();
  }

  @Test
  void takesBothSpellingsForOneIfTheyAgree() {
    DeploymentAnswer answer = deployment(HEAD + "{'resources':{"
        + model("backendDetails", "gpt-4o", "1") + ',' + model("backend_details", "gpt-4o", "1")
        + "}}}");

    assertThat(answer.models()).containsExactly(new ModelName("gpt-4o", "1"));
    assertThat(answer.conflicting()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"gpt-4o-mini, 1", "gpt-4o, 2"})
  void tellsIfTheSpellingsDisagree(String name, String version) {
    DeploymentAnswer answer = deployment(HEAD + "{'resources':{"
        + model("backendDetails", "gpt-4o", "1") + ',' + model("backend_details", name, version)
        + "}}}");

    assertThat(answer.models())
        .containsExactlyInAnyOrder(new ModelName("gpt-4o", "1"), new ModelName(name, version));
    assertThat(answer.conflicting()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{'resources':null,'scaling':null}",
        "{'resources':{'backendDetails':{},'backend_details':{}}}",
        "{'resources':{'backend_details':null}}",
        "{'resources':{'backend_details':{'model':null}}}",
        "{'resources':{'backend_details':{'model':{}}}}",
        "{'resources':{'backend_details':{'model':{'name':null,'version':null}}}}"
      })
  void findsNoModelWhereNoneIsSaid(String details) {
    DeploymentAnswer answer = deployment(HEAD + details + "}");

    assertThat(answer.models()).isEmpty();
    assertThat(answer.conflicting()).isFalse();
  }

  @Test
  void takesTheLatestVersionWhereNoneIsSaid() {
    DeploymentAnswer answer =
        deployment(HEAD + "{'resources':{'backend_details':{'model':{'name':'gpt-4o'}}}}}");

    assertThat(answer.models()).containsExactly(new ModelName("gpt-4o", "latest"));
  }

  @Test
  void readsAnAnswerWithoutDetailsScenarioAndExecutable() {
    DeploymentAnswer answer =
        deployment("{'id':'d123','status':'PENDING','configurationId':'c-1','executableId':null}");

    assertThat(answer.scenarioId()).isEmpty();
    assertThat(answer.executableId()).isEmpty();
    assertThat(answer.configurations()).containsExactly("c-1");
  }

  @Test
  void namesBothConfigurationsWhileADeploymentIsPointedElsewhere() {
    assertThat(deployment(HEAD + "null,'latestRunningConfigurationId':'c-1'}").configurations())
        .containsExactly("c-2", "c-1");
    assertThat(deployment(HEAD + "null,'latestRunningConfigurationId':'c-2'}").configurations())
        .containsExactly("c-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"RUNNING\",\"configurationId\":\"c-1\"} | missing_key",
        "{\"id\":\"d\",\"status\":\"RUNNING\"} | missing_key",
        "{\"id\":\"d\",\"id\":\"e\",\"status\":\"RUNNING\",\"configurationId\":\"c-1\"} | duplicate_key",
        "{\"id\":\"d\",\"status\":\"RUNNING\",\"configurationId\":7} | wrong_type",
        "{\"id\":\"d\",\"status\":\"RUNNING\",\"configurationId\":\"c\",\"details\":[]} | wrong_type",
        "{\"id\":\"d\",\"status\":\"RUNNING\",\"configurationId\":\"c\",\"Details\":{}} | key_twin",
        "{\"id\":\"d\" | truncated",
        "<html> | syntax",
        "'' | truncated",
      })
  void refusesAnAnswerThatIsNone(String answer, String code) {
    Parsed<DeploymentAnswer> parsed =
        DeploymentAnswer.parse(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));

    assertThat(parsed).isInstanceOf(Parsed.Fault.class);
    assertThat(((Parsed.Fault<DeploymentAnswer>) parsed).code()).isEqualTo(code);
  }

  @Test
  void findsTheModelOfAConfiguration() {
    Parsed<ConfigurationAnswer> parsed = ConfigurationAnswer.parse(bytes(
        "{'id':'c-1','name':'n','executableId':'azure-openai','scenarioId':'foundation-models',"
            + "'parameterBindings':[{'key':'modelName','value':'gpt-4o'},{'key':'modelVersion','value':'1'}],"
            + "'inputArtifactBindings':[],'createdAt':'x','scenario':null}"));

    assertThat(parsed).isInstanceOf(Parsed.Value.class);
    ConfigurationAnswer answer = ((Parsed.Value<ConfigurationAnswer>) parsed).value();
    assertThat(answer.id()).isEqualTo("c-1");
    assertThat(answer.scenarioId()).isEqualTo("foundation-models");
    assertThat(answer.executableId()).isEqualTo("azure-openai");
    assertThat(answer.names().models()).containsExactly(new ModelName("gpt-4o", "1"));
  }

  @Test
  void findsNoModelInAConfigurationWithoutBindings() {
    Parsed<ConfigurationAnswer> parsed = ConfigurationAnswer.parse(bytes(
        "{'executableId':'orchestration','scenarioId':'orchestration','parameterBindings':null}"));

    assertThat(parsed).isInstanceOf(Parsed.Value.class);
    assertThat(((Parsed.Value<ConfigurationAnswer>) parsed).value().names().models())
        .isEmpty();
  }

  @Test
  void refusesAConfigurationWithoutItsScenario() {
    Parsed<ConfigurationAnswer> parsed =
        ConfigurationAnswer.parse(bytes("{'executableId':'orchestration'}"));

    assertThat(parsed.kind()).isEqualTo(Parsed.Kind.FAULT);
  }
}

package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectDeploymentsTest {
  private static final String CUSTOM = "/v2/inference/deployments/d-custom-01";

  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start(UnaryOperator.identity());
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  @ParameterizedTest
  @CsvSource({
    "d-gpt-5-01, azure-openai, backend_details, gpt-5",
    "d-embedding-01, azure-openai, backend_details, text-embedding-3-large",
    "d-mistral-01, aicore-mistralai, backend_details, mistralai--mistral-large-instruct",
    "d-nvidia-01, aicore-nvidia, backendDetails, nvidia--llama-3.2-nv-embedqa-1b",
    "d-cohere-01, aicore-cohere, backendDetails, cohere--command-a-reasoning",
    "d-rpt-01, aicore-sap, backendDetails, sap-rpt-1-small"
  })
  void tellsTheModelOfADeploymentInOneSpellingOrTheOther(
      String id, String executable, String spelling, String model) throws Exception {
    JsonNode answer = json(aicore.get(ALPHA, "/v2/lm/deployments/" + id));

    assertThat(answer.path("scenarioId").asText()).isEqualTo("foundation-models");
    assertThat(answer.path("executableId").asText()).isEqualTo(executable);
    assertThat(answer.at("/details/resources").size()).isEqualTo(1);
    assertThat(answer.at("/details/resources/" + spelling + "/model/name").asText())
        .isEqualTo(model);
  }

  @Test
  void tellsTheModelOfOneDeploymentOnlyInItsConfiguration() throws Exception {
    JsonNode deployment = json(aicore.get(ALPHA, "/v2/lm/deployments/d-perplexity-01"));

    JsonNode configuration = json(aicore.get(
        ALPHA, "/v2/lm/configurations/" + deployment.path("configurationId").asText()));

    assertThat(deployment.at("/details/resources").isEmpty()).isTrue();
    assertThat(configuration.path("parameterBindings").toString())
        .isEqualTo(
            "[{\"key\":\"modelName\",\"value\":\"sonar\"},{\"key\":\"modelVersion\",\"value\":\"latest\"}]");
  }

  @Test
  void predictsAndChatsOnAServerOfAScenarioOfItsOwn() throws Exception {
    JsonNode deployment = json(aicore.get(ALPHA, "/v2/lm/deployments/d-custom-01"));
    HttpResponse<String> prediction =
        aicore.post(ALPHA, CUSTOM + "/v1/models/x:predict", "{\"instances\":[[1,2],[3.5]]}");
    HttpResponse<String> chat = aicore.post(
        ALPHA,
        CUSTOM + "/v1/chat/completions",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}]}");

    assertThat(deployment.path("scenarioId").asText()).isEqualTo("my-scenario");
    assertThat(deployment.path("executableId").asText()).isEqualTo("my-server");
    assertThat(prediction.body()).isEqualTo("{\"predictions\":[3.0,3.5]}");
    assertThat(json(chat).at("/usage/total_tokens").asInt()).isEqualTo(19);
    assertThat(aicore.usage("my-server").calls()).isEqualTo(2);
    assertThat(aicore.usage("my-server").reported().totalTokens()).isEqualTo(19);
    assertThat(aicore.post(ALPHA, CUSTOM + "/v1/models/x:predict", "{}").statusCode())
        .isEqualTo(400);
    assertThat(aicore.post(ALPHA, CUSTOM + "/chat/completions", "{}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void callsAVendorsModelWithPostOnly() throws Exception {
    for (String path :
        List.of("d-claude-01/converse", "d-gemini-01/models/gemini-2.5-flash:countTokens")) {
      HttpResponse<String> posted =
          aicore.send(aicore.model(ALPHA, path, "{\"contents\":[],\"messages\":[]}"));
      HttpResponse<String> fetched = aicore.send(aicore.model(ALPHA, path, "").GET());

      assertThat(posted.statusCode()).as(path).isEqualTo(400);
      assertThat(fetched.statusCode()).as(path).isEqualTo(404);
    }
  }
}

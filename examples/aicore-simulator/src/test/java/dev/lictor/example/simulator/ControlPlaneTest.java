package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.PROVIDER;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlPlaneTest {
  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start();
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private static List<String> ids(HttpResponse<String> answer) {
    return json(answer).path("resources").findValuesAsText("id");
  }

  private HttpResponse<String> inGroup(String group, String target) throws Exception {
    return aicore.send(aicore
        .to(target)
        .header("Authorization", "Bearer " + aicore.simulator.mint().token(ALPHA))
        .header("AI-Resource-Group", group));
  }

  @Test
  void showsAConsumerTwoRunningDeploymentsInTheSharedGroup() throws Exception {
    JsonNode answer = json(aicore.get(ALPHA, "/v2/lm/deployments"));

    assertThat(answer.path("count").asInt()).isEqualTo(2);
    JsonNode orchestration = answer.path("resources").path(0);
    assertThat(orchestration.path("scenarioId").asText()).isEqualTo("orchestration");
    assertThat(orchestration.path("status").asText()).isEqualTo("RUNNING");
    assertThat(orchestration.path("deploymentUrl").asText())
        .isEqualTo(aicore.simulator.url() + "/v2/inference/deployments/d-orchestration-01");
    JsonNode foundation = answer.path("resources").path(1);
    assertThat(foundation.path("executableId").asText()).isEqualTo("azure-openai");
    assertThat(foundation
            .path("details")
            .path("resources")
            .path("backend_details")
            .path("model")
            .path("name")
            .asText())
        .isEqualTo("gpt-4o");
  }

  @Test
  void showsAConsumerNothingInAnyOtherGroup() throws Exception {
    HttpResponse<String> other = inGroup("default", "/v2/lm/deployments");
    HttpResponse<String> none = aicore.send(aicore
        .to("/v2/lm/deployments")
        .header("Authorization", "Bearer " + aicore.simulator.mint().token(ALPHA)));
    HttpResponse<String> call = aicore.send(aicore
        .to(Aicore.V1)
        .header("Authorization", "Bearer " + aicore.simulator.mint().token(ALPHA))
        .header("AI-Resource-Group", "default")
        .POST(BodyPublishers.ofString("{}")));

    assertThat(other.body()).isEqualTo("{\"count\":0,\"resources\":[]}");
    assertThat(none.body()).isEqualTo("{\"count\":0,\"resources\":[]}");
    assertThat(call.statusCode()).isEqualTo(404);
  }

  @Test
  void deniesAConsumerToChangeDeploymentsInPlainText() throws Exception {
    for (String method : List.of("POST", "PATCH")) {
      HttpResponse<String> answer = aicore.send(aicore
          .as(ALPHA, "/v2/lm/deployments")
          .method(method, BodyPublishers.ofString("{\"configurationId\":\"x\"}")));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo("RBAC: access denied");
      assertThat(answer.headers().firstValue("content-type")).contains("text/plain");
    }
    HttpResponse<String> deletion =
        aicore.send(aicore.as(ALPHA, "/v2/lm/deployments/d-orchestration-01").DELETE());
    assertThat(deletion.statusCode()).isEqualTo(403);
  }

  @Test
  void filtersAndPagesTheWayAiCoreDoes() throws Exception {
    assertThat(ids(aicore.get(ALPHA, "/v2/lm/deployments?scenarioId=orchestration&status=RUNNING")))
        .containsExactly("d-orchestration-01");
    assertThat(ids(aicore.get(ALPHA, "/v2/lm/deployments?executableIds=azure-openai,aws-bedrock")))
        .containsExactly("d-gpt-4o-01");
    assertThat(ids(aicore.get(ALPHA, "/v2/lm/deployments?configurationId=c-gpt-4o-01")))
        .containsExactly("d-gpt-4o-01");
    assertThat(ids(aicore.get(ALPHA, "/v2/lm/deployments?status=STOPPED"))).isEmpty();
    assertThat(ids(aicore.get(ALPHA, "/v2/lm/deployments?%24top=1&%24skip=1")))
        .containsExactly("d-gpt-4o-01");
    assertThat(aicore.get(ALPHA, "/v2/lm/deployments?$top=x").statusCode()).isEqualTo(400);
    assertThat(aicore.get(ALPHA, "/v2/lm/deployments/$count").body()).isEqualTo("2");
  }

  @Test
  void letsTheProviderConfigureDeployRepointAndDelete() throws Exception {
    JsonNode configured = json(aicore.post(PROVIDER, "/v2/lm/configurations", """
        {"name":"mini","scenarioId":"foundation-models","executableId":"azure-openai",
         "parameterBindings":[{"key":"modelName","value":"gpt-4o-mini"},{"key":"modelVersion","value":"latest"}]}"""));
    HttpResponse<String> deployed = aicore.post(
        PROVIDER,
        "/v2/lm/deployments",
        "{\"configurationId\":\"" + configured.path("id").asText() + "\"}");
    String id = json(deployed).path("id").asText();
    HttpResponse<String> called = aicore.post(
        ALPHA,
        "/v2/inference/deployments/" + id + "/chat/completions?api-version=2024-10-21",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}],\"max_tokens\":15}");
    HttpResponse<String> repointed = aicore.send(aicore
        .as(PROVIDER, "/v2/lm/deployments/" + id)
        .method("PATCH", BodyPublishers.ofString("{\"configurationId\":\"c-gpt-4o-01\"}")));
    JsonNode after = json(aicore.get(ALPHA, "/v2/lm/deployments/" + id));
    HttpResponse<String> deleted =
        aicore.send(aicore.as(PROVIDER, "/v2/lm/deployments/" + id).DELETE());

    assertThat(deployed.statusCode()).isEqualTo(202);
    assertThat(deployed.headers().firstValue("location"))
        .contains(aicore.simulator.url() + "/v2/lm/deployments/" + id);
    assertThat(json(called).path("model").asText()).isEqualTo("gpt-4o-mini-2024-07-18");
    assertThat(repointed.statusCode()).isEqualTo(202);
    assertThat(after.path("configurationId").asText()).isEqualTo("c-gpt-4o-01");
    assertThat(deleted.statusCode()).isEqualTo(202);
    assertThat(aicore.get(ALPHA, "/v2/lm/deployments/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void answersAFoundationModelAsTheSeedSaw() throws Exception {
    JsonNode answer = json(aicore.post(
        ALPHA,
        "/v2/inference/deployments/d-gpt-4o-01/chat/completions?api-version=2024-02-01",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}],\"max_tokens\":15}"));

    assertThat(answer.path("choices").path(0).path("message").path("content").asText())
        .isEqualTo("Hello! How can I assist you today?");
    assertThat(answer.path("usage").toString())
        .isEqualTo("{\"completion_tokens\":10,\"prompt_tokens\":9,\"total_tokens\":19}");
  }

  @Test
  void listsScenariosModelsConfigurationsAndItself() throws Exception {
    JsonNode models = json(aicore.get(ALPHA, "/v2/lm/scenarios/foundation-models/models"));

    assertThat(ids(aicore.get(ALPHA, "/v2/lm/scenarios")))
        .contains("orchestration", "foundation-models");
    assertThat(models.path("resources").findValuesAsText("model"))
        .contains("gpt-4o", "gpt-4o-mini", "gpt-5", "anthropic--claude-3-5-sonnet");
    assertThat(models
            .path("resources")
            .path(0)
            .path("versions")
            .path(0)
            .path("contextLength")
            .asInt())
        .isEqualTo(128_000);
    assertThat(ids(aicore.get(ALPHA, "/v2/lm/configurations"))).contains("c-gpt-4o-01");
    assertThat(aicore.get(ALPHA, "/v2/lm/configurations/c-gpt-4o-01").body())
        .contains("\"modelName\"");
    assertThat(json(aicore.get(ALPHA, "/v2/lm/meta")).path("runtimeIdentifier").asText())
        .isEqualTo("aicore");
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, text-generation, true, 2",
    "text-embedding-3-large, text-embedding, false, 2",
    "gemini-embedding, text-embedding, false, 2",
    "amazon--titan-embed-text, text-embedding, false, 2",
    "cohere-reranker, reranking, false, 1",
    "sap-rpt-1-small, tabular-prediction, false, 1"
  })
  void listsModelsOfEveryTask(String name, String capability, boolean streams, int scenarios)
      throws Exception {
    JsonNode models = json(aicore.get(ALPHA, "/v2/lm/scenarios/foundation-models/models"));

    List<JsonNode> found = new ArrayList<>();
    models.path("resources").forEach(each -> {
      if (each.path("model").asText().equals(name)) {
        found.add(each);
      }
    });

    assertThat(found).hasSize(1);
    JsonNode version = found.get(0).at("/versions/0");
    assertThat(version.at("/capabilities/0").asText()).isEqualTo(capability);
    assertThat(version.path("streamingSupported").asBoolean()).isEqualTo(streams);
    assertThat(found.get(0).path("allowedScenarios")).hasSize(scenarios);
  }

  @Test
  void answersUnknownPathsInAiCoresShape() throws Exception {
    for (String path : List.of(
        "/", "/v2", "/v2/lm", "/v2/lm/", "/v2/lm/nothing", "/v2/inference/deployments/d-x/y")) {
      HttpResponse<String> answer = aicore.get(ALPHA, path);

      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(json(answer).path("error").path("message").isTextual()).isTrue();
    }
  }
}

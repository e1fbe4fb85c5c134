package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.V2;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final String CONFIGS = "/v2/registry/v2/orchestrationConfigs";
  private static final String TEMPLATES = "/v2/lm/promptTemplates";
  private static final String BY_NAME = "?scenario=s&name=n&version=1.0";

  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start();
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private String store(String path, String spec) throws Exception {
    HttpResponse<String> answer = aicore.post(
        ALPHA,
        path,
        "{\"scenario\":\"s\",\"name\":\"n\",\"version\":\"1.0\",\"spec\":" + spec + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).path("id").asText();
  }

  private static String config(String model, String content) {
    return "{\"modules\":{\"prompt_templating\":{\"model\":{\"name\":\"" + model
        + "\"},\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":\"" + content
        + "\"}]}}}}";
  }

  private JsonNode result(String body) throws Exception {
    HttpResponse<String> answer = aicore.post(ALPHA, V2, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).path("final_result");
  }

  private static String text(JsonNode result) {
    return result.path("choices").path(0).path("message").path("content").asText();
  }

  @Test
  void makesANewHeadOfAVersionAndKeepsTheOldIterationByItsId() throws Exception {
    String first = store(CONFIGS, config("gpt-4o", "one"));
    String second = store(CONFIGS, config("gpt-4o-mini", "two"));

    JsonNode heads = json(aicore.get(ALPHA, CONFIGS + BY_NAME + "&includeSpec=true"));
    JsonNode brief = json(aicore.get(ALPHA, CONFIGS + BY_NAME));
    JsonNode old = json(aicore.get(ALPHA, CONFIGS + "/" + first));
    JsonNode history = json(aicore.get(
        ALPHA, "/v2/registry/v2/scenarios/s/orchestrationConfigs/n/versions/1.0/history"));

    assertThat(heads.path("count").asInt()).isEqualTo(1);
    assertThat(heads.path("resources").path(0).path("id").asText()).isEqualTo(second);
    assertThat(heads.path("resources").path(0).has("spec")).isTrue();
    assertThat(brief.path("resources").path(0).has("spec")).isFalse();
    assertThat(old.path("is_version_head").asBoolean(true)).isFalse();
    assertThat(old.path("resource_group_id").asText()).isEqualTo("shared");
    assertThat(old.path("spec").toString()).contains("one");
    assertThat(history.path("count").asInt()).isEqualTo(2);
  }

  @Test
  void runsWhatAReferenceNamesByIdOrByName() throws Exception {
    String first = store(CONFIGS, config("gpt-4o", "one"));
    store(CONFIGS, config("gpt-4o-mini", "two"));

    JsonNode byId = result("{\"config_ref\":{\"id\":\"" + first + "\"}}");
    JsonNode byName =
        result("{\"config_ref\":{\"scenario\":\"s\",\"name\":\"n\",\"version\":\"1.0\"}}");

    assertThat(text(byId)).isEqualTo("You wrote: one");
    assertThat(byId.path("model").asText()).isEqualTo("gpt-4o-2024-08-06");
    assertThat(text(byName)).isEqualTo("You wrote: two");
    assertThat(byName.path("model").asText()).isEqualTo("gpt-4o-mini-2024-07-18");
  }

  @Test
  void putsTheRequestsModulesOverTheStoredOnesOneByOne() throws Exception {
    String id = store(CONFIGS, config("gpt-4o", "one"));

    JsonNode otherModel = result(
        "{\"config_ref\":{\"id\":\"" + id
            + "\"},\"config\":{\"modules\":{\"prompt_templating\":{\"model\":{\"name\":\"gpt-4o-mini\"}}}}}");
    HttpResponse<String> streamed = aicore.post(
        ALPHA,
        V2,
        "{\"config_ref\":{\"id\":\"" + id + "\"},\"config\":{\"stream\":{\"enabled\":true}}}");

    assertThat(text(otherModel)).isEqualTo("You wrote: one");
    assertThat(otherModel.path("model").asText()).isEqualTo("gpt-4o-mini-2024-07-18");
    assertThat(streamed.headers().firstValue("content-type")).contains("text/event-stream");
  }

  @Test
  void resolvesTemplatesWithinTheirScopeInRequestsAndInStoredConfigs() throws Exception {
    String template = store(
        TEMPLATES,
        "{\"template\":[{\"role\":\"user\",\"content\":\"stored {{?a}}\"}],\"defaults\":{\"a\":\"b\"}}");
    String reference =
        "{\"template_ref\":{\"scenario\":\"s\",\"name\":\"n\",\"version\":\"latest\"}}";
    String spec =
        "{\"modules\":[{\"prompt_templating\":{\"model\":{\"name\":\"gpt-4o\"},\"prompt\":"
            + reference + "}}]}";
    String config = store(CONFIGS, spec);

    JsonNode direct = result("{\"config\":" + spec + "}");
    JsonNode nested = result("{\"config_ref\":{\"id\":\"" + config + "\"}}");
    HttpResponse<String> otherScope = aicore.post(
        ALPHA,
        V2,
        "{\"config\":" + spec.replace("\"latest\"", "\"latest\",\"scope\":\"resource_group\"")
            + "}");
    JsonNode resolved =
        json(aicore.get(ALPHA, CONFIGS + "/" + config + "?resolveTemplateRef=true"));
    JsonNode unresolved = json(aicore.get(ALPHA, CONFIGS + "/" + config));
    JsonNode read = json(aicore.get(ALPHA, TEMPLATES + "/" + template));

    assertThat(text(direct)).isEqualTo("You wrote: stored b");
    assertThat(text(nested)).isEqualTo("You wrote: stored b");
    assertThat(otherScope.statusCode()).isEqualTo(404);
    assertThat(resolved.path("spec").toString()).contains("stored {{?a}}");
    assertThat(unresolved.path("spec").toString()).contains("template_ref");
    assertThat(read.path("isVersionHead").asBoolean()).isTrue();
  }

  @Test
  void forgetsWhatIsDeletedAndRefusesWhatIsMalformed() throws Exception {
    String id = store(CONFIGS, config("gpt-4o", "one"));

    HttpResponse<String> deleted =
        aicore.send(aicore.as(ALPHA, CONFIGS + "/" + id).DELETE());
    HttpResponse<String> gone = aicore.post(ALPHA, V2, "{\"config_ref\":{\"id\":\"" + id + "\"}}");
    HttpResponse<String> malformed = aicore.post(
        ALPHA, CONFIGS, "{\"scenario\":\"s\",\"name\":\"a b\",\"version\":\"1\",\"spec\":{}}");

    assertThat(deleted.statusCode()).isEqualTo(200);
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(malformed.statusCode()).isEqualTo(400);
    assertThat(json(malformed).has("request_id")).isTrue();
    assertThat(aicore.get(ALPHA, CONFIGS + "/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void keepsConfigsWithinTheirGroup() throws Exception {
    String id = store(CONFIGS, config("gpt-4o", "one"));

    HttpResponse<String> elsewhere = aicore.send(aicore
        .to(CONFIGS + "/" + id)
        .header("Authorization", "Bearer " + aicore.simulator.mint().token(Aicore.PROVIDER))
        .header("AI-Resource-Group", "default"));

    assertThat(elsewhere.statusCode()).isEqualTo(404);
  }

  @Test
  void acceptsBatchesAndTheProvidersExecutionsAndSchedules() throws Exception {
    JsonNode batch = json(aicore.post(ALPHA, "/v2/llm-batch-service/v1/batches", """
        {"type":"llm-native","input":{"uri":"ai://s/in.jsonl"},"output":{"uri":"ai://s/out/"},
         "spec":{"provider":"azure-openai","model":"gpt-4o"}}"""));
    String path = "/v2/llm-batch-service/v1/batches/" + batch.path("id").asText();
    HttpResponse<String> cancelled =
        aicore.send(aicore.as(ALPHA, path + "/cancel").method("PATCH", BodyPublishers.noBody()));
    HttpResponse<String> execution =
        aicore.post(Aicore.PROVIDER, "/v2/lm/executions", "{\"configurationId\":\"c-gpt-4o-01\"}");
    HttpResponse<String> schedule = aicore.post(
        Aicore.PROVIDER,
        "/v2/lm/executionSchedules",
        "{\"configurationId\":\"c-gpt-4o-01\",\"name\":\"n\",\"cron\":\"0 0 * * *\"}");
    HttpResponse<String> denied =
        aicore.post(ALPHA, "/v2/lm/executions", "{\"configurationId\":\"c-gpt-4o-01\"}");

    assertThat(cancelled.statusCode()).isEqualTo(202);
    assertThat(json(aicore.get(ALPHA, path + "/status")).path("current_status").asText())
        .isEqualTo("CANCELLED");
    assertThat(execution.statusCode()).isEqualTo(202);
    assertThat(json(aicore.get(
                Aicore.PROVIDER,
                "/v2/lm/executions/" + json(execution).path("id").asText()))
            .path("scenarioId")
            .asText())
        .isEqualTo("foundation-models");
    assertThat(schedule.statusCode()).isEqualTo(202);
    assertThat(json(aicore.get(Aicore.PROVIDER, "/v2/lm/executionSchedules"))
            .path("count")
            .asInt())
        .isEqualTo(1);
    assertThat(denied.statusCode()).isEqualTo(403);
  }

  @Test
  void spellsAModelsPlaceInBothWaysAndTellsWhatRanBefore() throws Exception {
    JsonNode gemini = json(aicore.send(aicore
        .model(ALPHA, "x", "")
        .uri(java.net.URI.create(aicore.simulator.url() + "/v2/lm/deployments/d-gemini-01"))
        .GET()));
    JsonNode claude = json(aicore.send(aicore
        .model(ALPHA, "x", "")
        .uri(java.net.URI.create(aicore.simulator.url() + "/v2/lm/deployments/d-claude-01"))
        .GET()));
    aicore.send(aicore
        .model(Aicore.PROVIDER, "x", "")
        .uri(java.net.URI.create(aicore.simulator.url() + "/v2/lm/deployments/d-claude-01"))
        .method("PATCH", BodyPublishers.ofString("{\"configurationId\":\"c-nova-01\"}")));
    JsonNode after = json(aicore.send(aicore
        .model(ALPHA, "x", "")
        .uri(java.net.URI.create(aicore.simulator.url() + "/v2/lm/deployments/d-claude-01"))
        .GET()));

    JsonNode resources = gemini.path("details").path("resources");
    assertThat(resources.path("backend_details").path("model").path("name").asText())
        .isEqualTo("gemini-2.5-flash");
    assertThat(claude
            .path("details")
            .path("resources")
            .path("backendDetails")
            .path("model")
            .path("name")
            .asText())
        .isEqualTo("anthropic--claude-4-sonnet");
    assertThat(after.path("configurationId").asText()).isEqualTo("c-nova-01");
    assertThat(after.path("latestRunningConfigurationId").asText()).isEqualTo("c-claude-01");
  }
}

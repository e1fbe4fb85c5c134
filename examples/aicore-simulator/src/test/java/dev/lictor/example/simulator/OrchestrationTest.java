package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.BETA;
import static dev.lictor.example.simulator.Aicore.V1;
import static dev.lictor.example.simulator.Aicore.V2;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.behaviour.Behaviour;
import dev.lictor.example.simulator.traffic.ModelUsage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrchestrationTest {
  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start();
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  static String v1(String model, String params, String content) {
    return """
        {"orchestration_config":{"module_configurations":{
          "llm_module_config":{"model_name":"%s","model_params":%s},
          "templating_module_config":{"template":[{"role":"user","content":"%s"}]}}}}""".formatted(model, params, content);
  }

  static String v2(String modules) {
    return "{\"config\":{\"modules\":" + modules + "}}";
  }

  static String element(String model, String content, String more) {
    return """
        {"prompt_templating":{"model":{"name":"%s"},"prompt":{"template":[{"role":"user","content":"%s"}]}}%s}""".formatted(model, content, more);
  }

  private static String text(JsonNode result) {
    return result.path("choices").path(0).path("message").path("content").asText();
  }

  @Test
  void answersTheSeedsV1CallWithTheSeedsFigures() throws Exception {
    HttpResponse<String> answer =
        aicore.post(ALPHA, V1, v1("gpt-4o-mini", "{\"max_tokens\":15}", "Say hello in German"));

    JsonNode json = json(answer);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(json.path("orchestration_result"))).isEqualTo("Hello in German is \"Hallo\".");
    assertThat(json.path("orchestration_result").path("usage").toString())
        .isEqualTo("{\"completion_tokens\":8,\"prompt_tokens\":11,\"total_tokens\":19}");
    assertThat(json.path("orchestration_result").path("model").asText())
        .isEqualTo("gpt-4o-mini-2024-07-18");
    assertThat(json.path("module_results")
            .path("templating")
            .path(0)
            .path("content")
            .asText())
        .isEqualTo("Say hello in German");
    assertThat(json.path("module_results")
            .path("llm")
            .path("usage")
            .path("total_tokens")
            .asInt())
        .isEqualTo(19);
  }

  @Test
  void rendersPlaceholdersOnceAndPutsTheHistoryFirst() throws Exception {
    JsonNode json = json(aicore.post(ALPHA, V2, """
        {"config":{"modules":{"prompt_templating":{"model":{"name":"gpt-4o"},
           "prompt":{"template":[{"role":"user","content":"{{?a}} and {{?b}}"}],"defaults":{"b":"two"}}}}},
         "placeholder_values":{"a":"{{?b}}"},
         "messages_history":[{"role":"user","content":"before {{?x}}"},{"role":"assistant","content":"yes"}]}"""));

    JsonNode templating = json.path("intermediate_results").path("templating");
    assertThat(templating.findValuesAsText("content"))
        .containsExactly("before {{?x}}", "yes", "{{?b}} and two");
    assertThat(text(json.path("final_result"))).isEqualTo("You wrote: {{?b}} and two");
  }

  @Test
  void refusesWhatTheSpecificationDoesNotKnow() throws Exception {
    String unknownKey = element("gpt-4o", "hi", ",\"extra\":1");
    record Case(String path, String body, String message) {}

    for (Case each : List.of(
        new Case(V2, "{}", "'config' is a required property"),
        new Case(V2, v1("gpt-4o", "{}", "hi"), "'config' is a required property"),
        new Case(
            V1, v2(element("gpt-4o", "hi", "")), "'orchestration_config' is a required property"),
        new Case(
            V2,
            v2(unknownKey),
            "Additional properties are not allowed ('extra' was unexpected) - 'config.modules'"),
        new Case(V2, v2("[]"), "array is too short - 'config.modules'"),
        new Case(V2, v2(element("nope", "hi", "")), "Model nope not supported."),
        new Case(V2, v2(element("gpt-4o", "{{?gone}}", "")), "Missing required parameters: [gone]"),
        new Case(V2, "{", "The body is not valid JSON."),
        new Case(
            V2,
            v2(
                element(
                    "gpt-4o",
                    "hi",
                    ",\"filtering\":{\"input\":{\"filters\":[{\"type\":\"azure_content_safety\",\"config\":{\"hate\":3}}]}}")),
            "value is not one of [0, 2, 4, 6] - 'config.modules.filtering.input.filters.0.config.hate'"))) {
      HttpResponse<String> answer = aicore.post(ALPHA, each.path(), each.body());

      JsonNode error = each.path().equals(V2) ? json(answer).path("error") : json(answer);
      assertThat(answer.statusCode()).as(each.message()).isEqualTo(400);
      assertThat(error.path("code").isInt()).isTrue();
      assertThat(error.path("message").asText()).startsWith("400 - ").endsWith(each.message());
      assertThat(error.path("request_id").isTextual()).isTrue();
      assertThat(error.path("location").isTextual()).isTrue();
    }
  }

  @Test
  void neverAnswersWithMoreTokensThanTheCap() throws Exception {
    JsonNode json = json(aicore.post(
        ALPHA,
        V1,
        v1("gpt-4o", "{\"max_tokens\":20,\"max_completion_tokens\":5,\"n\":3}", "count to 1000")));

    JsonNode result = json.path("orchestration_result");
    assertThat(result.path("choices")).hasSize(3);
    assertThat(result.path("choices").path(2).path("finish_reason").asText()).isEqualTo("length");
    assertThat(result.path("usage").path("completion_tokens").asInt()).isEqualTo(15);
    assertThat(aicore
            .post(ALPHA, V1, v1("gpt-4o", "{\"max_tokens\":\"20\"}", "hi"))
            .statusCode())
        .isEqualTo(400);
  }

  @Test
  void blocksAnInputAboveTheThresholdAndShowsWhatItFound() throws Exception {
    String filter =
        ",\"filtering\":{\"input\":{\"filters\":[{\"type\":\"azure_content_safety\",\"config\":{\"violence\":%d}}]}}";

    HttpResponse<String> blocked =
        aicore.post(ALPHA, V2, v2(element("gpt-4o", "violence4", filter.formatted(2))));
    HttpResponse<String> passed =
        aicore.post(ALPHA, V2, v2(element("gpt-4o", "violence4", filter.formatted(4))));

    JsonNode error = json(blocked).path("error");
    assertThat(blocked.statusCode()).isEqualTo(400);
    assertThat(error.path("location").asText()).isEqualTo("Filtering Module - Input Filter");
    assertThat(error
            .path("intermediate_results")
            .path("input_filtering")
            .path("data")
            .path("azure_content_safety")
            .path("Violence")
            .asInt())
        .isEqualTo(4);
    assertThat(passed.statusCode()).isEqualTo(200);
    assertThat(aicore.simulator.usage()).extracting(ModelUsage::calls).containsExactly(1L);
  }

  @Test
  void emptiesABlockedOutputButLeavesTheRawTextInTheIntermediateResults() throws Exception {
    String filter =
        ",\"filtering\":{\"output\":{\"filters\":[{\"type\":\"azure_content_safety\",\"config\":{\"hate\":0}}]}}";

    JsonNode json = json(aicore.post(ALPHA, V2, v2(element("gpt-4o", "hate2", filter))));

    assertThat(json.path("final_result")
            .path("choices")
            .path(0)
            .path("finish_reason")
            .asText())
        .isEqualTo("content_filter");
    assertThat(text(json.path("final_result"))).isEmpty();
    assertThat(text(json.path("intermediate_results").path("llm"))).isEqualTo("You wrote: hate2");
    assertThat(json.path("final_result").path("usage").path("total_tokens").asInt())
        .isPositive();
  }

  @Test
  void masksPersonalDataAndPutsPseudonymisedDataBack() throws Exception {
    String prompt = "Write to ann@example.com, bob@example.com, ann@example.com or 555-12-1234";
    String masking =
        ",\"masking\":{\"providers\":[{\"type\":\"sap_data_privacy_integration\",\"method\":\"%s\",\"allowlist\":[\"bob@example.com\"],"
            + "\"entities\":[{\"type\":\"profile-email\"},{\"type\":\"profile-ssn\",\"replacement_strategy\":{\"method\":\"constant\",\"value\":\"NUMBER\"}}]}]}";

    JsonNode anonymous = json(
        aicore.post(ALPHA, V2, v2(element("gpt-4o", prompt, masking.formatted("anonymization")))));
    JsonNode pseudonymous = json(aicore.post(
        ALPHA, V2, v2(element("gpt-4o", prompt, masking.formatted("pseudonymization")))));

    assertThat(text(anonymous.path("final_result")))
        .isEqualTo("You wrote: Write to MASKED_EMAIL, bob@example.com, MASKED_EMAIL or NUMBER");
    assertThat(anonymous
            .path("intermediate_results")
            .path("input_masking")
            .path("data")
            .path("masked_template")
            .asText())
        .contains("MASKED_EMAIL")
        .doesNotContain("ann@example.com");
    assertThat(text(pseudonymous.path("intermediate_results").path("llm")))
        .isEqualTo(
            "You wrote: Write to MASKED_EMAIL_1, bob@example.com, MASKED_EMAIL_1 or NUMBER_1");
    assertThat(text(pseudonymous.path("final_result"))).isEqualTo("You wrote: " + prompt);
    assertThat(pseudonymous.path("intermediate_results").has("output_unmasking"))
        .isTrue();
  }

  @Test
  void fallsBackToTheFirstElementThatSucceedsAndListsWhatFailed() throws Exception {
    aicore.simulator.behaviour(new Behaviour(List.of(), Set.of("gpt-5")));
    String list = "[" + element("broken_name", "hi", "") + "," + element("gpt-5", "hi", "") + ","
        + element("gpt-4o-mini", "hi", "") + "]";

    JsonNode json = json(aicore.post(ALPHA, V2, v2(list)));

    assertThat(json.path("final_result").path("model").asText())
        .isEqualTo("gpt-4o-mini-2024-07-18");
    assertThat(json.path("intermediate_failures").findValuesAsText("code"))
        .containsExactly("400", "500");
    assertThat(json.path("intermediate_failures").path(0).path("message").asText())
        .isEqualTo("400 - Request Body: Model broken_name not supported.");
    assertThat(aicore.simulator.usage())
        .extracting(ModelUsage::model)
        .containsExactly("gpt-4o-mini");
  }

  @Test
  void answersWithTheListOfErrorsWhenEveryElementFails() throws Exception {
    aicore.simulator.behaviour(new Behaviour(List.of(), Set.of("gpt-5")));

    HttpResponse<String> answer = aicore.post(
        ALPHA, V2, v2("[" + element("broken", "hi", "") + "," + element("gpt-5", "hi", "") + "]"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(json(answer).path("error").findValuesAsText("code")).containsExactly("400", "500");
  }

  @Test
  void doesNotFallBackFromAFilteredPrompt() throws Exception {
    String filter =
        ",\"filtering\":{\"input\":{\"filters\":[{\"type\":\"azure_content_safety\"}]}}";

    HttpResponse<String> answer = aicore.post(
        ALPHA,
        V2,
        v2("[" + element("gpt-4o", "hate6", filter) + "," + element("gpt-4o", "hate6", "") + "]"));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void sumsReportedUsagePerInstanceAndModel() throws Exception {
    aicore.post(ALPHA, V1, v1("gpt-4o", "{}", "Say hello in German"));
    aicore.post(ALPHA, V1, v1("gpt-4o", "{}", "Say hello in German"));
    aicore.post(BETA, V1, v1("gpt-5", "{}", "Say hello in German"));
    aicore.post(BETA, V1, v1("nope", "{}", "Say hello in German"));

    JsonNode usage = json(aicore.control("GET", "usage", "")).path("usage");

    assertThat(usage).hasSize(2);
    assertThat(usage.findParent("model")).isNotNull();
    for (JsonNode sum : usage) {
      boolean alpha = sum.path("serviceInstanceId").asText().equals(ALPHA.serviceInstanceId());
      assertThat(sum.path("totalTokens").asInt()).isEqualTo(alpha ? 38 : 19);
      assertThat(sum.path("calls").asInt()).isEqualTo(alpha ? 2 : 1);
    }
  }
}

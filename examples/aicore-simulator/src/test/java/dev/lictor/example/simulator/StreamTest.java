package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.V1;
import static dev.lictor.example.simulator.Aicore.V2;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.traffic.ModelUsage;
import dev.lictor.example.simulator.traffic.RecordState;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTest {
  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start();
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private static String v2(String params, String content, String more) {
    return """
        {"config":{"stream":{"enabled":true,"chunk_size":10},"modules":{"prompt_templating":{
           "model":{"name":"gpt-4o","params":%s},"prompt":{"template":[{"role":"user","content":"%s"}]}}%s}}}""".formatted(params, content, more);
  }

  private static List<String> events(HttpResponse<String> answer) {
    return Arrays.stream(answer.body().split("\n\n", -1))
        .filter(event -> !event.isEmpty())
        .map(event -> event.substring("data: ".length()))
        .toList();
  }

  private static JsonNode choice(String event, String result) {
    return json(event).path(result).path("choices").path(0);
  }

  @Test
  void streamsV2WithTheModulesFirstAndFiguresOnTheLastPiece() throws Exception {
    HttpResponse<String> answer = aicore.post(
        ALPHA, V2, v2("{\"stream_options\":{\"include_usage\":true}}", "Say hello in German", ""));

    List<String> events = events(answer);
    assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
    assertThat(events).hasSize(5).endsWith("[DONE]");
    JsonNode opening = json(events.get(0));
    assertThat(opening.path("intermediate_results").has("templating")).isTrue();
    assertThat(opening.path("final_result").path("id").asText("x")).isEmpty();
    assertThat(
            choice(events.get(0), "final_result").path("delta").path("content").asText("x"))
        .isEmpty();
    StringBuilder text = new StringBuilder();
    for (String event : events.subList(1, 4)) {
      text.append(choice(event, "final_result").path("delta").path("content").asText());
    }
    assertThat(text).hasToString("Hello in German is \"Hallo\".");
    assertThat(choice(events.get(2), "final_result").path("finish_reason").asText("x"))
        .isEmpty();
    assertThat(json(events.get(2)).path("final_result").has("usage")).isFalse();
    assertThat(choice(events.get(3), "final_result").path("finish_reason").asText())
        .isEqualTo("stop");
    assertThat(json(events.get(3))
            .path("final_result")
            .path("usage")
            .path("total_tokens")
            .asInt())
        .isEqualTo(19);
  }

  @Test
  void carriesNoFiguresUnlessAskedFor() throws Exception {
    HttpResponse<String> answer = aicore.post(ALPHA, V2, v2("{}", "Say hello in German", ""));

    assertThat(answer.body()).doesNotContain("usage");
    ModelUsage usage = aicore.simulator.usage().get(0);
    assertThat(usage.reportedCalls()).isZero();
    assertThat(usage.used().totalTokens()).isEqualTo(19);
  }

  @Test
  void streamsV1UnderItsOwnKeys() throws Exception {
    HttpResponse<String> answer = aicore.post(ALPHA, V1, """
        {"orchestration_config":{"stream":true,"stream_options":{"chunk_size":100},"module_configurations":{
          "llm_module_config":{"model_name":"gpt-4o"},
          "templating_module_config":{"template":[{"role":"user","content":"Say hello"}]}}}}""");

    List<String> events = events(answer);
    assertThat(events).hasSize(3).endsWith("[DONE]");
    assertThat(json(events.get(0)).has("module_results")).isTrue();
    assertThat(choice(events.get(1), "orchestration_result")
            .path("delta")
            .path("content")
            .asText())
        .isEqualTo("Hello! How can I assist you today?");
  }

  @Test
  void answersZeroFiguresWhenAFilterStopsAStream() throws Exception {
    String filter =
        ",\"filtering\":{\"output\":{\"filters\":[{\"type\":\"azure_content_safety\",\"config\":{\"hate\":0}}]}}";

    HttpResponse<String> answer = aicore.post(
        ALPHA, V2, v2("{\"stream_options\":{\"include_usage\":true}}", "hate6", filter));

    String last = events(answer).get(events(answer).size() - 2);
    assertThat(choice(last, "final_result").path("finish_reason").asText())
        .isEqualTo("content_filter");
    assertThat(
            json(last).path("final_result").path("usage").path("total_tokens").asInt(-1))
        .isZero();
    assertThat(answer.body()).contains("You wrote:");
  }

  @Test
  void refusesBeforeTheStreamBegins() throws Exception {
    HttpResponse<String> answer = aicore.post(ALPHA, V2, v2("{}", "{{?gone}}", ""));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
  }

  @Test
  void restsAfterTheAskedNumberOfEventsUntilReleased() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on(V2).pauseAfter(2));

    HttpResponse<Stream<String>> answer = aicore.http.send(
        aicore
            .as(ALPHA, V2)
            .POST(BodyPublishers.ofString(v2("{}", "count to 100", "")))
            .build(),
        BodyHandlers.ofLines());
    boolean paused = aicore.simulator.awaitRequests(
        all -> all.get(0).state() == RecordState.PAUSED, Aicore.AT_MOST);
    aicore.simulator.release();
    List<String> lines = new ArrayList<>(answer.body().toList());

    assertThat(paused).isTrue();
    assertThat(lines).contains("data: [DONE]");
    assertThat(aicore.last().state()).isEqualTo(RecordState.COMPLETE);
  }

  @Test
  void sendsEveryEventInItsTimeWithoutLosingAny() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on(V2).chunkDelay(1).latency(1));

    HttpResponse<String> answer = aicore.post(ALPHA, V2, v2("{}", "count to 100", ""));

    assertThat(events(answer)).hasSize(32).endsWith("[DONE]");
  }

  @Test
  void breaksOffWithAnErrorOfTheServicesOwn() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on(V2).errorAfter(2));

    HttpResponse<String> answer = aicore.post(ALPHA, V2, v2("{}", "count to 100", ""));

    assertThat(events(answer)).hasSize(3);
    assertThat(json(events(answer).get(2)).path("error").path("code").asInt()).isEqualTo(500);
  }
}

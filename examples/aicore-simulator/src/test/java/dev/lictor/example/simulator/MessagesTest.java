package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.behaviour.Behaviour;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.traffic.ModelUsage;
import dev.lictor.example.simulator.traffic.RequestRecord;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final String MODEL = "claude-sonnet-4-20250514";

  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start();
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private HttpRequest.Builder messages(String body) {
    return aicore
        .to("/v1/messages")
        .header("x-api-key", aicore.simulator.mint().token(ALPHA))
        .header("anthropic-version", "2023-06-01")
        .POST(BodyPublishers.ofString(body));
  }

  private static String body(String content, String more) {
    return """
        {"model":"%s","max_tokens":4000,"messages":[{"role":"user","content":%s}]%s}""".formatted(MODEL, content, more);
  }

  private static List<JsonNode> events(String stream) {
    return Arrays.stream(stream.split("\n\n", -1))
        .filter(event -> !event.isEmpty())
        .map(event -> {
          String[] lines = event.split("\n", -1);
          JsonNode data = json(lines[1].substring("data: ".length()));
          assertThat(lines[0]).isEqualTo("event: " + data.path("type").asText());
          return data;
        })
        .toList();
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(event -> event.path("type").asText()).distinct().toList();
  }

  @Test
  void answersWholeAndCountsWhatItReports() throws Exception {
    HttpResponse<String> answer = aicore.send(messages(body("\"Say hello in German\"", "")));

    JsonNode json = json(answer);
    assertThat(json.path("content").path(0).path("text").asText())
        .isEqualTo("Hello in German is \"Hallo\".");
    assertThat(json.path("stop_reason").asText()).isEqualTo("end_turn");
    ModelUsage usage = aicore.simulator.usage().get(0);
    assertThat(usage.model()).isEqualTo(MODEL);
    assertThat(usage.used()).isEqualTo(usage.reported());
    assertThat(usage.used().promptTokens())
        .isEqualTo(json.path("usage").path("input_tokens").asLong());
    assertThat(usage.used().completionTokens())
        .isEqualTo(json.path("usage").path("output_tokens").asLong());
  }

  @Test
  void streamsEveryKindOfEventAndTheSameFigures() throws Exception {
    String body = body(
        "\"call tool weather\"",
        ",\"stream\":true,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024},"
            + "\"tools\":[{\"name\":\"weather\",\"input_schema\":{\"type\":\"object\"}}]");

    HttpResponse<String> answer = aicore.send(messages(body));

    List<JsonNode> events = events(answer.body());
    assertThat(types(events))
        .containsExactly(
            "message_start",
            "content_block_start",
            "ping",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop");
    StringBuilder arguments = new StringBuilder();
    events.forEach(
        event -> arguments.append(event.path("delta").path("partial_json").asText("")));
    assertThat(json(arguments.toString()).path("query").asText()).isEqualTo("call tool weather");
    JsonNode last = events.get(events.size() - 2);
    assertThat(last.path("delta").path("stop_reason").asText()).isEqualTo("tool_use");
    long thought =
        last.path("usage").path("output_tokens_details").path("thinking_tokens").asLong();
    assertThat(thought).isPositive();
    assertThat(last.path("usage").path("output_tokens").asLong()).isGreaterThan(thought);
    assertThat(aicore.simulator.usage().get(0).used().completionTokens())
        .isEqualTo(last.path("usage").path("output_tokens").asLong());
  }

  @Test
  void writesAMarkedPrefixToTheCacheOnceAndReadsItFromThereLater() throws Exception {
    String body = body(
        "\"Say hello\"",
        ",\"system\":[{\"type\":\"text\",\"text\":\"" + "be kind ".repeat(100)
            + "\",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}}]");

    JsonNode first = json(aicore.send(messages(body))).path("usage");
    JsonNode second = json(aicore.send(messages(body))).path("usage");

    assertThat(first.path("cache_creation_input_tokens").asInt()).isEqualTo(200);
    assertThat(first.path("cache_creation").path("ephemeral_1h_input_tokens").asInt())
        .isEqualTo(200);
    assertThat(first.path("cache_read_input_tokens").asInt()).isZero();
    assertThat(second.path("cache_creation_input_tokens").asInt()).isZero();
    assertThat(second.path("cache_read_input_tokens").asInt()).isEqualTo(200);
    assertThat(second.path("input_tokens").asInt())
        .isEqualTo(first.path("input_tokens").asInt());
    assertThat(aicore.simulator.usage().get(0).used().promptTokens())
        .isEqualTo(2 * (200 + first.path("input_tokens").asLong()));
  }

  @Test
  void breaksAStreamOffWithAnErrorEventAndReportsNothing() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on("/v1/messages").errorAfter(4));

    HttpResponse<String> answer =
        aicore.send(messages(body("\"count to 100\"", ",\"stream\":true")));

    List<JsonNode> events = events(answer.body());
    assertThat(events).hasSize(5);
    assertThat(events.get(4).path("type").asText()).isEqualTo("error");
    assertThat(events.get(4).path("error").path("type").asText()).isEqualTo("overloaded_error");
    assertThat(aicore.simulator.usage().get(0).reportedCalls()).isZero();
    assertThat(aicore.simulator.usage().get(0).calls()).isOne();
  }

  @Test
  void breaksOffWithinACompressedStreamToo() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on("/v1/messages").errorAfter(2).gzipped());

    HttpResponse<byte[]> answer = aicore.http.send(
        messages(body("\"count to 100\"", ",\"stream\":true")).build(), BodyHandlers.ofByteArray());

    String plain = new String(
        new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
        StandardCharsets.UTF_8);
    assertThat(types(events(plain)))
        .containsExactly("message_start", "content_block_start", "error");
  }

  @Test
  void refusesInAnthropicsOwnShape() throws Exception {
    record Case(String body, int status, String type) {}

    for (Case each : List.of(
        new Case("{", 400, "invalid_request_error"),
        new Case("{\"model\":\"" + MODEL + "\"}", 400, "invalid_request_error"),
        new Case(body("\"hi\"", ",\"max_tokens\":0"), 400, "invalid_request_error"),
        new Case(
            body("\"hi\"", ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":9}"),
            400,
            "invalid_request_error"),
        new Case("{\"model\":\"gpt-4o\"}", 404, "not_found_error"))) {
      HttpResponse<String> answer = aicore.send(messages(each.body()));

      assertThat(answer.statusCode()).as(each.body()).isEqualTo(each.status());
      assertThat(json(answer).path("type").asText()).isEqualTo("error");
      assertThat(json(answer).path("error").path("type").asText()).isEqualTo(each.type());
    }
    HttpResponse<String> stranger = aicore.send(
        aicore.to("/v1/messages").header("x-api-key", "x").POST(BodyPublishers.ofString("{}")));
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(json(stranger).path("error").path("type").asText())
        .isEqualTo("authentication_error");
  }

  @Test
  void failsWhenToldToAndNeverKeepsAnApiKey() throws Exception {
    aicore.simulator.behaviour(new Behaviour(List.of(), Set.of(MODEL)));

    HttpResponse<String> answer = aicore.send(messages(body("\"hi\"", "")));

    RequestRecord record = aicore.last();
    assertThat(answer.statusCode()).isEqualTo(529);
    assertThat(record.head().header("x-api-key").orElseThrow()).startsWith("sha256:");
  }

  @Test
  void countsTokensWithoutRunningTheModel() throws Exception {
    JsonNode counted = json(aicore.send(aicore
        .to("/v1/messages/count_tokens")
        .header("x-api-key", aicore.simulator.mint().token(ALPHA))
        .header("anthropic-version", "2023-06-01")
        .POST(BodyPublishers.ofString(body("\"Say hello in German\"", "")))));

    assertThat(counted.path("input_tokens").asInt()).isEqualTo(11);
    assertThat(aicore.simulator.usage()).isEmpty();
  }
}

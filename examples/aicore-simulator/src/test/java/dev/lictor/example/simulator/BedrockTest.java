package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.exchange.TokenUsage;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BedrockTest {
  private static final String FRAMES = "application/vnd.amazon.eventstream";
  private static final String CLAUDE_BODY = """
      {"anthropic_version":"bedrock-2023-05-31","max_tokens":4000,
       "messages":[{"role":"user","content":[{"type":"text","text":"Say hello"}]}]}""";

  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start();
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private static String converse(String text, String more) {
    return "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"" + text + "\"}]}]" + more
        + "}";
  }

  private static List<String> lines(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
    return Arrays.stream(answer.body().split("\n\n", -1))
        .filter(event -> !event.isEmpty())
        .map(event -> event.substring("data: ".length()))
        .toList();
  }

  private List<Frames.Frame> frames(String target, String body) throws Exception {
    HttpResponse<byte[]> answer = aicore.http.send(
        aicore.model(ALPHA, target, body).header("Accept", FRAMES).build(),
        BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("content-type")).contains(FRAMES);
    return Frames.read(answer.body());
  }

  private static JsonNode chunk(Frames.Frame frame) {
    assertThat(frame.headers()).containsEntry(":event-type", "chunk");
    return json(new String(
        Base64.getDecoder().decode(frame.payload().path("bytes").asText()),
        java.nio.charset.StandardCharsets.UTF_8));
  }

  private TokenUsage used() {
    return aicore.simulator.usage().get(0).used();
  }

  @Test
  void invokesClaudeWithItsOwnBodyAndFiguresInHeaders() throws Exception {
    HttpResponse<String> answer =
        aicore.send(aicore.model(ALPHA, "d-claude-01/invoke", CLAUDE_BODY));

    JsonNode json = json(answer);
    assertThat(json.path("content").path(0).path("text").asText())
        .isEqualTo("Hello! How can I assist you today?");
    assertThat(json.path("id").asText()).startsWith("msg_bdrk_");
    assertThat(answer.headers().firstValue("x-amzn-bedrock-input-token-count"))
        .contains(json.path("usage").path("input_tokens").asText());
    assertThat(answer.headers().firstValue("x-amzn-bedrock-output-token-count"))
        .contains(json.path("usage").path("output_tokens").asText());
    assertThat(aicore.simulator.usage().get(0).model()).isEqualTo("anthropic--claude-4-sonnet");
    assertThat(used().totalTokens()).isEqualTo(19);
  }

  @Test
  void streamsClaudeInLinesOfJsonAndInFramesWithTheSameEvents() throws Exception {
    List<JsonNode> lines = lines(aicore.send(
            aicore.model(ALPHA, "d-claude-01/invoke-with-response-stream", CLAUDE_BODY)))
        .stream()
        .map(Aicore::json)
        .toList();
    List<JsonNode> frames = frames("d-claude-01/invoke-with-response-stream", CLAUDE_BODY).stream()
        .map(BedrockTest::chunk)
        .toList();

    assertThat(frames.stream().map(event -> event.path("type")).toList())
        .isEqualTo(lines.stream().map(event -> event.path("type")).toList());
    JsonNode stop = lines.get(lines.size() - 1);
    assertThat(stop.path("type").asText()).isEqualTo("message_stop");
    assertThat(stop.path("amazon-bedrock-invocationMetrics")
            .path("outputTokenCount")
            .asInt())
        .isEqualTo(10);
    assertThat(lines.get(lines.size() - 2).path("usage").path("output_tokens").asInt())
        .isEqualTo(10);
    assertThat(used().totalTokens()).isEqualTo(2 * 19);
  }

  @Test
  void conversesWholeWithThoughtsToolsAndACachePoint() throws Exception {
    String body = converse("call tool weather", """
        ,"system":[{"text":"be kind, be kind, be kind"},{"cachePoint":{"type":"default"}}],
        "toolConfig":{"tools":[{"toolSpec":{"name":"weather","inputSchema":{"json":{}}}}]},
        "additionalModelRequestFields":{"thinking":{"type":"enabled","budget_tokens":1024}}""");

    JsonNode first = json(aicore.send(aicore.model(ALPHA, "d-claude-01/converse", body)));
    JsonNode second = json(aicore.send(aicore.model(ALPHA, "d-claude-01/converse", body)));

    JsonNode content = first.path("output").path("message").path("content");
    assertThat(content
            .path(0)
            .path("reasoningContent")
            .path("reasoningText")
            .path("text")
            .asText())
        .isNotEmpty();
    assertThat(content.path(2).path("toolUse").path("name").asText()).isEqualTo("weather");
    assertThat(first.path("stopReason").asText()).isEqualTo("tool_use");
    JsonNode usage = first.path("usage");
    assertThat(usage.path("cacheWriteInputTokens").asInt()).isPositive();
    assertThat(usage.path("totalTokens").asInt())
        .isEqualTo(usage.path("inputTokens").asInt()
            + usage.path("cacheWriteInputTokens").asInt()
            + usage.path("outputTokens").asInt());
    assertThat(second.path("usage").path("cacheReadInputTokens").asInt())
        .isEqualTo(usage.path("cacheWriteInputTokens").asInt());
    assertThat(used().totalTokens()).isEqualTo(2L * usage.path("totalTokens").asInt());
  }

  @Test
  void streamsConverseAsPythonWritesItUnlessAskedForFrames() throws Exception {
    String body = converse("it's \\\"so\\\" \\\\ \\n\\u0007 ü", "");

    List<String> lines = lines(aicore.send(aicore.model(ALPHA, "d-nova-01/converse-stream", body)));
    List<Frames.Frame> frames = frames("d-nova-01/converse-stream", body);

    assertThat(lines.get(0)).isEqualTo("{'messageStart': {'role': 'assistant'}}");
    assertThat(lines.get(1))
        .isEqualTo(
            "{'contentBlockDelta': {'delta': {'text': 'You wrote: it\\'s \"so\"'}, 'contentBlockIndex': 0}}");
    assertThat(lines.get(2)).contains("' \\\\ \\n\\x07 ü'");
    assertThat(lines.get(lines.size() - 1)).startsWith("{'metadata': {'usage': {'inputTokens': ");
    Frames.Frame last = frames.get(frames.size() - 1);
    assertThat(last.headers())
        .containsEntry(":event-type", "metadata")
        .containsEntry(":message-type", "event")
        .containsEntry(":content-type", "application/json");
    assertThat(used().totalTokens())
        .isEqualTo(2 * last.payload().path("usage").path("totalTokens").asLong());
  }

  @Test
  void quotesDoublyOnlyWhereASingleQuoteStands() throws Exception {
    List<String> lines =
        lines(aicore.send(aicore.model(ALPHA, "d-nova-01/converse-stream", converse("it's", ""))));

    assertThat(lines.get(1))
        .isEqualTo(
            "{'contentBlockDelta': {'delta': {'text': \"You wrote: it's\"}, 'contentBlockIndex': 0}}");
  }

  @Test
  void breaksStreamsOffWithAnExceptionInTheirOwnForm() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on("/v2/inference/").errorAfter(3));

    List<Frames.Frame> frames = frames("d-claude-01/converse-stream", converse("count to 100", ""));
    List<String> lines = lines(aicore.send(
        aicore.model(ALPHA, "d-claude-01/converse-stream", converse("count to 100", ""))));

    assertThat(frames).hasSize(4);
    assertThat(frames.get(3).headers())
        .containsEntry(":message-type", "exception")
        .containsEntry(":exception-type", "modelStreamErrorException");
    assertThat(lines.get(3)).startsWith("{'modelStreamErrorException': {'message': '");
  }

  @Test
  void letsAGuardrailInterveneAtItsWord() throws Exception {
    String guarded =
        ",\"guardrailConfig\":{\"guardrailIdentifier\":\"gr-1\",\"guardrailVersion\":\"1\",\"trace\":\"enabled\"}";

    JsonNode conversed = json(aicore.send(
        aicore.model(ALPHA, "d-claude-01/converse", converse("guardrailtrip", guarded))));
    JsonNode invoked = json(aicore.send(aicore
        .model(ALPHA, "d-claude-01/invoke", CLAUDE_BODY.replace("Say hello", "guardrailtrip"))
        .header("X-Amzn-Bedrock-GuardrailIdentifier", "gr-1")
        .header("X-Amzn-Bedrock-GuardrailVersion", "1")));
    JsonNode unguarded = json(
        aicore.send(aicore.model(ALPHA, "d-claude-01/converse", converse("guardrailtrip", ""))));

    assertThat(conversed.path("stopReason").asText()).isEqualTo("guardrail_intervened");
    assertThat(conversed.path("trace").path("guardrail").path("inputAssessment").has("gr-1"))
        .isTrue();
    assertThat(conversed.path("usage").path("totalTokens").asInt(-1)).isZero();
    assertThat(invoked.path("amazon-bedrock-guardrailAction").asText()).isEqualTo("INTERVENED");
    assertThat(unguarded.path("stopReason").asText()).isEqualTo("end_turn");
    assertThat(
            aicore.simulator.requests().get(1).head().header("x-amzn-bedrock-guardrailidentifier"))
        .contains("gr-1");
  }

  @Test
  void invokesAmazonsOwnModels() throws Exception {
    JsonNode nova = json(aicore.send(aicore.model(
        ALPHA,
        "d-nova-01/invoke",
        "{\"schemaVersion\":\"messages-v1\","
            + converse("Say hello", ",\"inferenceConfig\":{\"maxTokens\":50}").substring(1))));
    JsonNode titan = json(aicore.send(
        aicore.model(ALPHA, "d-titan-text-01/invoke", "{\"inputText\":\"Say hello\"}")));
    JsonNode vector = json(aicore.send(aicore.model(
        ALPHA, "d-titan-embed-01/invoke", "{\"inputText\":\"Say hello\",\"dimensions\":256}")));

    assertThat(nova.path("usage").path("outputTokens").asInt()).isEqualTo(10);
    assertThat(nova.path("usage").path("cacheReadInputTokenCount").isNumber()).isTrue();
    assertThat(titan.path("results").path(0).path("tokenCount").asInt()).isEqualTo(10);
    assertThat(titan.path("inputTextTokenCount").asInt()).isEqualTo(9);
    assertThat(vector.path("embedding")).hasSize(256);
    assertThat(vector.path("inputTextTokenCount").asInt()).isEqualTo(9);
    assertThat(aicore.simulator.usage().stream().map(each -> each.used().totalTokens()))
        .containsExactlyInAnyOrder(19L, 19L, 9L);
  }

  @Test
  void streamsTitanTextWithMetricsInItsLastEvent() throws Exception {
    List<String> lines = lines(aicore.send(aicore.model(
        ALPHA, "d-titan-text-01/invoke-with-response-stream", "{\"inputText\":\"Say hello\"}")));

    JsonNode last = json(lines.get(lines.size() - 1));
    assertThat(json(lines.get(0)).path("inputTextTokenCount").asInt()).isEqualTo(9);
    assertThat(last.path("totalOutputTextTokenCount").asInt()).isEqualTo(10);
    assertThat(last.path("amazon-bedrock-invocationMetrics")
            .path("inputTokenCount")
            .asInt())
        .isEqualTo(9);
  }

  @Test
  void speaksBedrocksOwnPathsInFramesWhateverIsAccepted() throws Exception {
    HttpResponse<byte[]> answer = aicore.http.send(
        aicore
            .to("/model/us.anthropic.claude-sonnet-4-20250514-v1%3A0/converse-stream")
            .header("Authorization", "Bearer " + aicore.simulator.mint().token(ALPHA))
            .POST(BodyPublishers.ofString(converse("Say hello", "")))
            .build(),
        BodyHandlers.ofByteArray());
    HttpResponse<String> vector = aicore.send(aicore
        .to("/model/amazon.titan-embed-text-v2:0/invoke")
        .header("Authorization", "Bearer " + aicore.simulator.mint().token(ALPHA))
        .POST(BodyPublishers.ofString("{\"inputText\":\"hi\"}")));

    List<Frames.Frame> frames = Frames.read(answer.body());
    assertThat(frames.get(0).headers()).containsEntry(":event-type", "messageStart");
    assertThat(aicore.simulator.usage().get(1).model())
        .isEqualTo("us.anthropic.claude-sonnet-4-20250514-v1:0");
    assertThat(json(vector).path("embedding")).hasSize(1024);
  }

  @Test
  void refusesInBedrocksOwnShape() throws Exception {
    record Case(String target, String body, int status, String kind) {}

    for (Case each : List.of(
        new Case("d-claude-01/converse", "{}", 400, "ValidationException"),
        new Case("d-claude-01/invoke", "{\"messages\":[]}", 400, "ValidationException"),
        new Case(
            "d-claude-01/invoke",
            CLAUDE_BODY.replace("{\"anthropic", "{\"model\":\"x\",\"anthropic"),
            400,
            "ValidationException"),
        new Case(
            "d-titan-embed-01/invoke-with-response-stream",
            "{\"inputText\":\"x\"}",
            400,
            "ValidationException"))) {
      HttpResponse<String> answer = aicore.send(aicore.model(ALPHA, each.target(), each.body()));

      assertThat(answer.statusCode()).as(each.target()).isEqualTo(each.status());
      assertThat(answer.headers().firstValue("x-amzn-errortype")).contains(each.kind());
      assertThat(json(answer).path("message").asText()).isNotEmpty();
    }
    assertThat(aicore
            .send(aicore.model(ALPHA, "d-claude-01/chat/completions", "{}"))
            .statusCode())
        .isEqualTo(404);
  }
}

package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.exchange.TokenUsage;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeminiTest {
  private static final String DEPLOYED = "d-gemini-01/models/gemini-2.5-flash:";

  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start();
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private static String body(String text, String more) {
    return "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"" + text + "\"}]}]" + more
        + "}";
  }

  private HttpResponse<String> call(String method, String body) throws Exception {
    return aicore.send(aicore.model(ALPHA, DEPLOYED + method, body));
  }

  private TokenUsage used() {
    return aicore.simulator.usage().get(0).used();
  }

  private static List<JsonNode> events(String stream) {
    return Arrays.stream(stream.split("\r\n\r\n", -1))
        .filter(event -> !event.isEmpty())
        .map(event -> json(event.substring("data: ".length())))
        .toList();
  }

  @Test
  void countsThoughtsApartFromCandidatesAndEveryCandidate() throws Exception {
    JsonNode json = json(
        call(
            "generateContent",
            body(
                "Say hello in German",
                ",\"generationConfig\":{\"candidateCount\":2,\"thinkingConfig\":{\"thinkingBudget\":100,\"includeThoughts\":true}}")));

    JsonNode usage = json.path("usageMetadata");
    assertThat(json.path("candidates")).hasSize(2);
    assertThat(json.path("candidates")
            .path(1)
            .path("content")
            .path("parts")
            .path(0)
            .path("thought")
            .asBoolean())
        .isTrue();
    assertThat(json.path("candidates")
            .path(1)
            .path("content")
            .path("parts")
            .path(1)
            .path("text")
            .asText())
        .isEqualTo("Hello in German is \"Hallo\".");
    assertThat(usage.path("candidatesTokenCount").asInt()).isEqualTo(16);
    assertThat(usage.path("thoughtsTokenCount").asInt()).isPositive();
    assertThat(usage.path("totalTokenCount").asInt())
        .isEqualTo(11 + 16 + usage.path("thoughtsTokenCount").asInt());
    assertThat(used().totalTokens()).isEqualTo(usage.path("totalTokenCount").asLong());
  }

  @Test
  void takesKeysInSnakeCaseAlike() throws Exception {
    JsonNode camel = json(
        call(
            "generateContent",
            body(
                "count to 100",
                ",\"systemInstruction\":{\"parts\":[{\"text\":\"be brief\"}]},\"generationConfig\":{\"maxOutputTokens\":5}")));
    JsonNode snake = json(
        call(
            "generateContent",
            body(
                "count to 100",
                ",\"system_instruction\":{\"parts\":[{\"text\":\"be brief\"}]},\"generation_config\":{\"max_output_tokens\":5}")));

    assertThat(camel.path("candidates").path(0).path("finishReason").asText())
        .isEqualTo("MAX_TOKENS");
    assertThat(snake.path("usageMetadata")).isEqualTo(camel.path("usageMetadata"));
    assertThat(snake.path("candidates")).isEqualTo(camel.path("candidates"));
  }

  @Test
  void streamsEventsWhoseUsageGrows() throws Exception {
    HttpResponse<String> answer = call("streamGenerateContent?alt=sse", body("count to 100", ""));

    List<JsonNode> events = events(answer.body());
    assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
    List<Integer> counts = events.stream()
        .map(event -> event.path("usageMetadata").path("candidatesTokenCount").asInt())
        .toList();
    assertThat(counts).isSorted().doesNotHaveDuplicates();
    assertThat(events.get(0).path("candidates").path(0).has("finishReason")).isFalse();
    assertThat(events
            .get(events.size() - 1)
            .path("candidates")
            .path(0)
            .path("finishReason")
            .asText())
        .isEqualTo("STOP");
    assertThat(used().completionTokens())
        .isEqualTo(counts.get(counts.size() - 1).longValue());
  }

  @Test
  void streamsOneArrayPieceByPieceOtherwise() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on("/v2/inference/").chunkDelay(1));

    HttpResponse<String> answer = call("streamGenerateContent", body("count to 50", ""));

    JsonNode array = json(answer);
    StringBuilder text = new StringBuilder();
    array.forEach(chunk -> text.append(chunk
        .path("candidates")
        .path(0)
        .path("content")
        .path("parts")
        .path(0)
        .path("text")
        .asText()));
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/json");
    assertThat(array.size()).isGreaterThan(2);
    assertThat(text.toString()).startsWith("1 2 3").endsWith("49 50");
  }

  @Test
  void breaksBothFormsOffWithAnError() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on("/v2/inference/").errorAfter(2));

    List<JsonNode> events =
        events(call("streamGenerateContent?alt=sse", body("count to 100", "")).body());
    JsonNode array = json(call("streamGenerateContent", body("count to 100", "")));

    assertThat(events.get(2).path("error").path("status").asText()).isEqualTo("UNAVAILABLE");
    assertThat(array.path(2).path("error").path("status").asText()).isEqualTo("UNAVAILABLE");
  }

  @Test
  void blocksPromptsAndAnswers() throws Exception {
    JsonNode prompt = json(call("generateContent", body("jailbreakattempt", "")));
    JsonNode answer = json(call("generateContent", body("hate4", "")));
    JsonNode open = json(
        call(
            "generateContent",
            body(
                "hate4",
                ",\"safety_settings\":[{\"category\":\"HARM_CATEGORY_HATE_SPEECH\",\"threshold\":\"OFF\"}]")));

    assertThat(prompt.path("promptFeedback").path("blockReason").asText())
        .isEqualTo("PROHIBITED_CONTENT");
    assertThat(prompt.has("candidates")).isFalse();
    assertThat(prompt.path("usageMetadata").path("promptTokenCount").asInt()).isPositive();
    assertThat(answer.path("candidates").path(0).path("finishReason").asText()).isEqualTo("SAFETY");
    assertThat(answer.path("candidates").path(0).has("content")).isFalse();
    assertThat(open.path("candidates").path(0).path("finishReason").asText()).isEqualTo("STOP");
  }

  @Test
  void callsFunctionsAndCountsToolPromptsAndCaches() throws Exception {
    JsonNode json = json(
        call(
            "generateContent",
            body(
                "call tool weather",
                ",\"cachedContent\":\"cachedContents/x\",\"tools\":[{\"functionDeclarations\":[{\"name\":\"weather\"}]},{\"googleSearch\":{}}]")));

    JsonNode usage = json.path("usageMetadata");
    assertThat(json.path("candidates")
            .path(0)
            .path("content")
            .path("parts")
            .path(1)
            .path("functionCall")
            .path("name")
            .asText())
        .isEqualTo("weather");
    assertThat(usage.path("promptTokenCount").asInt())
        .isGreaterThan(usage.path("cachedContentTokenCount").asInt());
    assertThat(usage.path("toolUsePromptTokenCount").asInt()).isPositive();
    assertThat(used().totalTokens()).isEqualTo(usage.path("totalTokenCount").asLong());
  }

  @Test
  void predictsVectorsOfEveryInstance() throws Exception {
    JsonNode json = json(
        aicore.send(
            aicore.model(
                ALPHA,
                "d-gemini-embedding-01/models/gemini-embedding-001:predict",
                "{\"instances\":[{\"content\":\"one\"},{\"content\":\"two\"}],\"parameters\":{\"outputDimensionality\":8}}")));

    assertThat(json.path("predictions")).hasSize(2);
    assertThat(json.path("predictions").path(0).path("embeddings").path("values"))
        .hasSize(8);
    assertThat(json.path("predictions")
            .path(0)
            .path("embeddings")
            .path("statistics")
            .path("token_count")
            .asInt())
        .isEqualTo(7);
    assertThat(used()).isEqualTo(new TokenUsage(14, 0));
  }

  @Test
  void speaksGooglesOwnPaths() throws Exception {
    String key = aicore.simulator.mint().token(ALPHA);
    record Case(String target, String body, String has) {}

    for (Case each : List.of(
        new Case("/v1beta/models/gemini-2.5-pro:generateContent", body("hi", ""), "candidates"),
        new Case("/v1beta/models/gemini-2.5-pro:countTokens", body("hi", ""), "totalTokens"),
        new Case(
            "/v1beta/models/gemini-embedding-001:embedContent",
            "{\"content\":{\"parts\":[{\"text\":\"hi\"}]}}",
            "embedding"),
        new Case(
            "/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-pro:generateContent",
            body("hi", ""),
            "candidates"))) {
      HttpResponse<String> answer = aicore.send(aicore
          .to(each.target())
          .header("x-goog-api-key", key)
          .POST(BodyPublishers.ofString(each.body())));

      assertThat(json(answer).has(each.has())).as(each.target() + answer.body()).isTrue();
    }
    assertThat(aicore.simulator.usage().stream().map(each -> each.model()))
        .containsExactly("gemini-2.5-pro", "gemini-embedding-001");
    assertThat(aicore.last().head().header("x-goog-api-key").orElseThrow()).startsWith("sha256:");
  }

  @Test
  void refusesInGooglesOwnShape() throws Exception {
    HttpResponse<String> empty = call("generateContent", "{}");
    HttpResponse<String> emptyStream = call("streamGenerateContent", "{}");
    HttpResponse<String> otherModel = aicore.send(
        aicore.model(ALPHA, "d-gemini-01/models/gemini-2.5-pro:generateContent", body("hi", "")));

    assertThat(json(empty).path("error").path("status").asText()).isEqualTo("INVALID_ARGUMENT");
    assertThat(json(emptyStream).path(0).path("error").path("code").asInt()).isEqualTo(400);
    assertThat(otherModel.statusCode()).isEqualTo(404);
    assertThat(call("rawPredict", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void embedsManyAtOnceWithoutFigures() throws Exception {
    String one =
        "{\"model\":\"models/gemini-embedding-001\",\"content\":{\"parts\":[{\"text\":\"%s\"}]}%s}";
    String path = "d-gemini-embedding-01/models/gemini-embedding-001:batchEmbedContents";
    String two =
        one.formatted("hello", ",\"output_dimensionality\":8") + "," + one.formatted("you", "");

    HttpResponse<String> both =
        aicore.send(aicore.model(ALPHA, path, "{\"requests\":[" + two + "]}"));
    HttpResponse<String> mixed = aicore.send(
        aicore.model(ALPHA, path, "{\"requests\":[" + two.replaceFirst("-001", "-002") + "]}"));
    HttpResponse<String> none = aicore.send(aicore.model(ALPHA, path, "{\"requests\":[]}"));

    assertThat(json(both).at("/embeddings/0/values")).hasSize(8);
    assertThat(json(both).at("/embeddings/1/values")).hasSize(3_072);
    assertThat(json(both).size()).isEqualTo(1);
    assertThat(mixed.statusCode()).isEqualTo(400);
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(aicore.usage("gemini-embedding").calls()).isEqualTo(1);
  }
}

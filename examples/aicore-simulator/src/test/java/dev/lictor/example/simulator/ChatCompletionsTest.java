package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.data;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.behaviour.Behaviour;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.traffic.RecordState;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatCompletionsTest {
  private static final String DEPLOYMENTS = "/v2/inference/deployments/";
  private static final String AZURE =
      DEPLOYMENTS + "d-gpt-4o-01/chat/completions?api-version=2024-10-21";
  private static final String GPT_5 =
      DEPLOYMENTS + "d-gpt-5-01/chat/completions?api-version=2024-10-21";
  private static final String MISTRAL = DEPLOYMENTS + "d-mistral-01/chat/completions";
  private static final String TOOLS =
      ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\"}}]";

  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start(UnaryOperator.identity());
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private static String body(String content, String more) {
    return "{\"messages\":[{\"role\":\"user\",\"content\":\"" + content + "\"}]" + more + "}";
  }

  private static String text(List<String> events, int choice) {
    StringBuilder text = new StringBuilder();
    events.stream()
        .filter(event -> event.startsWith("{"))
        .flatMap(event -> json(event).path("choices").findParents("index").stream())
        .filter(each -> each.path("index").asInt() == choice && each.has("delta"))
        .forEach(each -> text.append(each.path("delta").path("content").asText("")));
    return text.toString();
  }

  @Test
  void beginsAnAzureStreamWithFilterResultsAndEndsItWithFiguresThatWereAskedFor() throws Exception {
    HttpResponse<String> answer = aicore.post(
        ALPHA,
        AZURE,
        body("Say hello", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));

    List<String> events = data(answer);
    JsonNode first = json(events.get(0));
    JsonNode figures = json(events.get(events.size() - 2));
    assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
    assertThat(first.path("choices").isEmpty()).isTrue();
    assertThat(first
            .path("prompt_filter_results")
            .path(0)
            .path("content_filter_results")
            .size())
        .isEqualTo(4);
    assertThat(text(events, 0)).isEqualTo("Hello! How can I assist you today?");
    assertThat(events.subList(0, events.size() - 2))
        .allMatch(event -> json(event).path("usage").isNull());
    assertThat(figures.path("choices").isEmpty()).isTrue();
    assertThat(figures.path("usage").path("total_tokens").asInt()).isEqualTo(19);
    assertThat(events).endsWith("[DONE]");
    assertThat(aicore.usage("gpt-4o").reported().totalTokens()).isEqualTo(19);
  }

  @Test
  void tellsNoFiguresInAStreamThatDidNotAskButCountsThem() throws Exception {
    HttpResponse<String> answer = aicore.post(ALPHA, AZURE, body("Say hello", ",\"stream\":true"));

    assertThat(answer.body()).doesNotContain("\"usage\"");
    assertThat(aicore.usage("gpt-4o").reportedCalls()).isZero();
    assertThat(aicore.usage("gpt-4o").used().totalTokens()).isEqualTo(19);
  }

  @Test
  void answersEachOfSeveralChoicesWholeAndStreamed() throws Exception {
    JsonNode whole = json(aicore.post(ALPHA, AZURE, body("Say hello", ",\"n\":3")));
    List<String> events =
        data(aicore.post(ALPHA, AZURE, body("Say hello", ",\"n\":3,\"stream\":true")));

    assertThat(whole.path("choices").size()).isEqualTo(3);
    assertThat(whole.path("usage").path("completion_tokens").asInt()).isEqualTo(30);
    for (int choice = 0; choice < 3; choice++) {
      assertThat(text(events, choice)).isEqualTo("Hello! How can I assist you today?");
    }
  }

  @Test
  void callsAToolThatIsOfferedAndAskedFor() throws Exception {
    String ask = body("Please call tool weather", TOOLS);

    JsonNode choice = json(aicore.post(ALPHA, AZURE, ask)).path("choices").path(0);
    JsonNode other = json(aicore.post(ALPHA, AZURE, body("call tool rain", TOOLS)));

    JsonNode call = choice.path("message").path("tool_calls").path(0);
    assertThat(choice.path("finish_reason").asText()).isEqualTo("tool_calls");
    assertThat(choice.path("message").path("content").isNull()).isTrue();
    assertThat(call.path("function").path("name").asText()).isEqualTo("weather");
    assertThat(json(call.path("function").path("arguments").asText()).isObject())
        .isTrue();
    assertThat(other.path("choices").path(0).path("finish_reason").asText()).isEqualTo("stop");
  }

  @Test
  void streamsTheArgumentsOfAToolInPieces() throws Exception {
    List<String> events =
        data(aicore.post(ALPHA, AZURE, body("call tool weather", TOOLS + ",\"stream\":true")));

    StringBuilder arguments = new StringBuilder();
    for (String event : events.subList(0, events.size() - 1)) {
      json(event).findValues("arguments").forEach(piece -> arguments.append(piece.asText()));
    }
    assertThat(json(arguments.toString()).path("reason").asText()).isEqualTo("you asked");
    assertThat(events.get(events.size() - 2)).contains("\"finish_reason\":\"tool_calls\"");
  }

  @Test
  void answersWithTextOnceTheToolHasAnswered() throws Exception {
    String body = """
        {"messages":[{"role":"user","content":"call tool weather"},
          {"role":"assistant","content":null,"tool_calls":[]},
          {"role":"tool","tool_call_id":"x","content":"sunny"}]%s}""".formatted(TOOLS);

    JsonNode answer = json(aicore.post(ALPHA, AZURE, body));

    assertThat(answer.path("choices").path(0).path("finish_reason").asText()).isEqualTo("stop");
  }

  @Test
  void countsThinkingAsPartOfTheCompletion() throws Exception {
    JsonNode low =
        json(aicore.post(ALPHA, GPT_5, body("Say hello", ",\"reasoning_effort\":\"low\"")));
    JsonNode capped =
        json(aicore.post(ALPHA, GPT_5, body("Say hello", ",\"max_completion_tokens\":50")));

    assertThat(low.path("usage").path("completion_tokens").asInt()).isEqualTo(74);
    assertThat(low.at("/usage/completion_tokens_details/reasoning_tokens").asInt())
        .isEqualTo(64);
    assertThat(capped.path("usage").path("completion_tokens").asInt()).isEqualTo(50);
    assertThat(capped.at("/choices/0/finish_reason").asText()).isEqualTo("length");
    assertThat(capped.at("/choices/0/message/content").asText("x")).isEmpty();
  }

  @Test
  void refusesAPromptThatAContentFilterStops() throws Exception {
    HttpResponse<String> harm = aicore.post(ALPHA, AZURE, body("hate6", ""));
    HttpResponse<String> attack = aicore.post(ALPHA, AZURE, body("jailbreakattempt", ""));
    HttpResponse<String> mild = aicore.post(ALPHA, AZURE, body("hate2", ""));

    JsonNode error = json(harm).path("error");
    assertThat(harm.statusCode()).isEqualTo(400);
    assertThat(error.path("code").asText()).isEqualTo("content_filter");
    assertThat(error.path("inner_error").path("code").asText())
        .isEqualTo("ResponsibleAIPolicyViolation");
    assertThat(error.at("/inner_error/content_filter_results/hate/severity").asText())
        .isEqualTo("high");
    assertThat(json(attack)
            .at("/error/inner_error/content_filter_results/jailbreak/detected")
            .asBoolean())
        .isTrue();
    assertThat(mild.statusCode()).isEqualTo(200);
  }

  @Test
  void breaksAStreamOffWithAnErrorFrameAndTellsNoFigures() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on(DEPLOYMENTS + "d-gpt-4o-01").errorAfter(3));

    HttpResponse<String> answer = aicore.post(
        ALPHA,
        AZURE,
        body("count to 100", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));

    List<String> events = data(answer);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(events).hasSize(4);
    assertThat(json(events.get(3)).at("/error/code").asText()).isEqualTo("429");
    assertThat(aicore.usage("gpt-4o").reportedCalls()).isZero();
    assertThat(aicore.usage("gpt-4o").used().totalTokens()).isPositive();
  }

  @Test
  void resumesAPausedStreamOfAnyDeployment() throws Exception {
    aicore.simulator.behaviour(
        BehaviourRule.on(MISTRAL).pauseAfter(2).chunkDelay(1).gzipped());

    var pending = aicore.http.sendAsync(
        aicore
            .as(ALPHA, MISTRAL)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                body("count to 20", ",\"stream\":true")))
            .build(),
        java.net.http.HttpResponse.BodyHandlers.ofByteArray());
    boolean paused = aicore.simulator.awaitRequests(
        all -> !all.isEmpty() && all.get(0).state() == RecordState.PAUSED, Aicore.AT_MOST);
    aicore.simulator.release();
    byte[] packed = pending.get(20, java.util.concurrent.TimeUnit.SECONDS).body();

    assertThat(paused).isTrue();
    try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed))) {
      assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .endsWith("data: [DONE]\n\n");
    }
  }

  @Test
  void ignoresTheBodysModelOnAzureAndHeedsItElsewhere() throws Exception {
    JsonNode azure = json(aicore.post(ALPHA, AZURE, body("Say hello", ",\"model\":\"gpt-5\"")));
    JsonNode other = json(aicore.post(
        ALPHA, MISTRAL, body("Say hello", ",\"model\":\"mistralai--mistral-medium-instruct\"")));
    HttpResponse<String> foreign =
        aicore.post(ALPHA, MISTRAL, body("Say hello", ",\"model\":\"gpt-4o\""));

    assertThat(azure.path("model").asText()).isEqualTo("gpt-4o-2024-08-06");
    assertThat(other.path("model").asText()).isEqualTo("mistralai--mistral-medium-instruct");
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(json(foreign).at("/error/code").asText()).isEqualTo("model_not_found");
  }

  @Test
  void streamsAtOtherVendorsWithoutFilterResults() throws Exception {
    List<String> events = data(aicore.post(
        ALPHA,
        DEPLOYMENTS + "d-perplexity-01/chat/completions",
        body("Say hello", ",\"stream\":true,\"model\":\"sonar\"")));

    assertThat(String.join("", events)).doesNotContain("filter_results");
    assertThat(text(events, 0)).isEqualTo("Hello! How can I assist you today?");
    assertThat(aicore.usage("sonar").calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "{}",
        "{\"messages\":[]}",
        "{\"messages\":[1]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"n\":0}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":-1}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"stream_options\":{}}"
      })
  void refusesWhatIsNoRequestInOpenAisShape(String body) throws Exception {
    HttpResponse<String> answer = aicore.post(ALPHA, AZURE, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/error/type").asText()).isEqualTo("invalid_request_error");
  }

  @Test
  void failsAModelThatIsToFailAndKnowsNoOtherPath() throws Exception {
    aicore.simulator.behaviour(new Behaviour(List.of(), Set.of("gpt-4o")));

    HttpResponse<String> failed = aicore.post(ALPHA, AZURE, body("Say hello", ""));

    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(json(failed).at("/error/type").asText()).isEqualTo("server_error");
    assertThat(aicore
            .post(ALPHA, DEPLOYMENTS + "d-gpt-4o-01/chat/completions", "{}")
            .statusCode())
        .isEqualTo(404);
    assertThat(aicore.post(ALPHA, DEPLOYMENTS + "d-mistral-01/embeddings", "{}").statusCode())
        .isEqualTo(404);
    assertThat(aicore.get(ALPHA, AZURE).statusCode()).isEqualTo(404);
  }
}

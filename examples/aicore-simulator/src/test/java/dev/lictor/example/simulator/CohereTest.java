package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.data;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohereTest {
  private static final String CHAT = "/v2/inference/deployments/d-cohere-01/v2/chat";
  private static final String RERANK = "/v2/inference/deployments/d-rerank-01/rerank";
  private static final String NO_THINKING = ",\"thinking\":{\"type\":\"disabled\"}";

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
    return "{\"model\":\"cohere--command-a-reasoning\",\"messages\":[{\"role\":\"user\",\"content\":\""
        + content + "\"}]" + more + "}";
  }

  @Test
  void tellsBilledUnitsAndTheTokensOfThePreambleBeside() throws Exception {
    JsonNode answer = json(aicore.post(ALPHA, CHAT, body("Say hello", NO_THINKING)));

    assertThat(answer.path("finish_reason").asText()).isEqualTo("COMPLETE");
    assertThat(answer.at("/message/content/0/text").asText())
        .isEqualTo("Hello! How can I assist you today?");
    assertThat(answer.at("/usage/billed_units").toString())
        .isEqualTo("{\"input_tokens\":9,\"output_tokens\":10}");
    assertThat(answer.at("/usage/tokens/input_tokens").asInt()).isGreaterThan(9);
    assertThat(aicore.usage("cohere--command-a-reasoning").reported().totalTokens())
        .isEqualTo(19);
  }

  @Test
  void streamsNamedEventsWithTheFiguresOnMessageEnd() throws Exception {
    HttpResponse<String> answer =
        aicore.post(ALPHA, CHAT, body("Say hello", NO_THINKING + ",\"stream\":true"));

    List<String> names = answer
        .body()
        .lines()
        .filter(line -> line.startsWith("event: "))
        .map(line -> line.substring(7))
        .distinct()
        .toList();
    List<String> events = data(answer);
    String text = events.stream()
        .filter(event -> event.contains("content-delta"))
        .map(event -> json(event).at("/delta/message/content/text").asText())
        .collect(Collectors.joining());
    assertThat(names)
        .containsExactly(
            "message-start", "content-start", "content-delta", "content-end", "message-end");
    assertThat(text).isEqualTo("Hello! How can I assist you today?");
    assertThat(json(events.get(events.size() - 2))
            .at("/delta/usage/billed_units/output_tokens")
            .asInt())
        .isEqualTo(10);
    assertThat(events).endsWith("[DONE]");
    assertThat(aicore.usage("cohere--command-a-reasoning").reportedCalls()).isEqualTo(1);
  }

  @Test
  void callsAToolWholeAndStreamed() throws Exception {
    String tools =
        ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":{}}}]";

    JsonNode whole = json(aicore.post(ALPHA, CHAT, body("call tool weather", tools)));
    HttpResponse<String> streamed =
        aicore.post(ALPHA, CHAT, body("call tool weather", tools + ",\"stream\":true"));

    assertThat(whole.path("finish_reason").asText()).isEqualTo("TOOL_CALL");
    assertThat(whole.at("/message/tool_calls/0/function/name").asText()).isEqualTo("weather");
    String arguments = data(streamed).stream()
        .filter(event -> event.contains("tool-call-delta"))
        .map(event ->
            json(event).at("/delta/message/tool_calls/function/arguments").asText())
        .collect(Collectors.joining());
    assertThat(json(arguments).isObject()).isTrue();
    assertThat(streamed.body()).contains("event: tool-call-start", "event: tool-call-end");
  }

  @Test
  void endsABrokenStreamWithAnErrorAndNoFigures() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on(CHAT).errorAfter(3));

    List<String> events = data(aicore.post(ALPHA, CHAT, body("count to 90", ",\"stream\":true")));

    assertThat(events).hasSize(4);
    assertThat(json(events.get(3)).at("/delta/finish_reason").asText()).isEqualTo("ERROR");
    assertThat(aicore.usage("cohere--command-a-reasoning").reportedCalls()).isZero();
  }

  @Test
  void ordersDocumentsAndBillsSearchUnits() throws Exception {
    String many = IntStream.range(0, 101)
        .mapToObj(number -> number == 100 ? "\"red apple pie\"" : "\"blue " + number + "\"")
        .collect(Collectors.joining(","));

    JsonNode answer = json(aicore.post(
        ALPHA,
        RERANK,
        "{\"model\":\"cohere-reranker-35\",\"query\":\"apple pie\",\"top_n\":2,\"documents\":["
            + many + "]}"));

    assertThat(answer.path("results").size()).isEqualTo(2);
    assertThat(answer.at("/results/0/index").asInt()).isEqualTo(100);
    assertThat(answer.at("/results/0/relevance_score").asDouble()).isEqualTo(1);
    assertThat(answer.at("/meta/billed_units/search_units").asInt()).isEqualTo(2);
    assertThat(aicore.usage("cohere-reranker").calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "{\"messages\":[1]}",
        "{\"messages\":[{\"role\":\"user\"}],\"max_tokens\":0}"
      })
  void refusesInCoheresShape(String body) throws Exception {
    HttpResponse<String> chat = aicore.post(ALPHA, CHAT, body);
    HttpResponse<String> rerank = aicore.post(ALPHA, RERANK, body);

    assertThat(chat.statusCode()).isEqualTo(400);
    assertThat(json(chat).path("message").asText()).startsWith("invalid request");
    assertThat(rerank.statusCode()).isEqualTo(400);
  }

  @Test
  void doesNotServeTheModelsOfOthers() throws Exception {
    HttpResponse<String> answer = aicore.post(
        ALPHA, CHAT, body("Say hello", "").replace("cohere--command-a-reasoning", "gpt-4o"));

    assertThat(answer.statusCode()).isEqualTo(404);
  }
}

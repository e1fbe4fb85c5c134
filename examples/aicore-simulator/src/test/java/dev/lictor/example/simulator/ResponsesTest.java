package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.BETA;
import static dev.lictor.example.simulator.Aicore.data;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesTest {
  private static final String RESPONSES = "/v2/inference/deployments/d-gpt-4o-01/responses";
  private static final String GPT_5 = "/v2/inference/deployments/d-gpt-5-01/responses";

  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start(UnaryOperator.identity());
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private JsonNode create(String more) throws Exception {
    return json(aicore.post(
        ALPHA, RESPONSES, "{\"model\":\"gpt-4o\",\"input\":\"Say hello\"" + more + "}"));
  }

  @Test
  void answersWholeWithFigures() throws Exception {
    JsonNode answer = create("");

    assertThat(answer.path("object").asText()).isEqualTo("response");
    assertThat(answer.path("status").asText()).isEqualTo("completed");
    assertThat(answer.at("/output/0/content/0/text").asText())
        .isEqualTo("Hello! How can I assist you today?");
    assertThat(answer.at("/usage/input_tokens").asInt()).isEqualTo(9);
    assertThat(answer.at("/usage/output_tokens").asInt()).isEqualTo(10);
    assertThat(answer.at("/usage/total_tokens").asInt()).isEqualTo(19);
    assertThat(aicore.usage("gpt-4o").reported().totalTokens()).isEqualTo(19);
  }

  @Test
  void streamsUnnamedEventsTheLastOfWhichTellsTheFigures() throws Exception {
    HttpResponse<String> answer =
        aicore.post(ALPHA, RESPONSES, "{\"input\":\"Say hello\",\"stream\":true}");

    List<JsonNode> events = data(answer).stream().map(Aicore::json).toList();
    StringBuilder text = new StringBuilder();
    events.stream()
        .filter(event -> event.path("type").asText().equals("response.output_text.delta"))
        .forEach(event -> text.append(event.path("delta").asText()));
    JsonNode last = events.get(events.size() - 1);
    assertThat(answer.body()).doesNotContain("event:").doesNotContain("[DONE]");
    assertThat(events.get(0).path("type").asText()).isEqualTo("response.created");
    assertThat(events.get(0).at("/response/usage").isNull()).isTrue();
    assertThat(text).hasToString("Hello! How can I assist you today?");
    assertThat(last.path("type").asText()).isEqualTo("response.completed");
    assertThat(last.path("sequence_number").asInt()).isEqualTo(events.size() - 1);
    assertThat(last.at("/response/usage/total_tokens").asInt()).isEqualTo(19);
    assertThat(aicore.usage("gpt-4o").reported().totalTokens()).isEqualTo(19);
  }

  @Test
  void completesABackgroundResponseAtTheSecondFetchAndCountsItOnce() throws Exception {
    JsonNode queued = create(",\"background\":true");
    String one = RESPONSES + "/" + queued.path("id").asText();

    JsonNode first = json(aicore.get(ALPHA, one));
    boolean countedEarly = !aicore.simulator.usage().isEmpty();
    JsonNode second = json(aicore.get(ALPHA, one));
    JsonNode third = json(aicore.get(ALPHA, one));

    assertThat(queued.path("status").asText()).isEqualTo("queued");
    assertThat(queued.path("usage").isNull()).isTrue();
    assertThat(first.path("status").asText()).isEqualTo("in_progress");
    assertThat(first.path("usage").isNull()).isTrue();
    assertThat(countedEarly).isFalse();
    assertThat(second.path("status").asText()).isEqualTo("completed");
    assertThat(second.at("/usage/total_tokens").asInt()).isEqualTo(19);
    assertThat(third).isEqualTo(second);
    assertThat(aicore.usage("gpt-4o").calls()).isEqualTo(1);
    assertThat(aicore.usage("gpt-4o").reported().totalTokens()).isEqualTo(19);
  }

  @Test
  void cancelsABackgroundResponseThatIsNotDone() throws Exception {
    String one = RESPONSES + "/" + create(",\"background\":true").path("id").asText();
    String whole = RESPONSES + "/" + create("").path("id").asText();

    JsonNode cancelled = json(aicore.post(ALPHA, one + "/cancel", ""));
    JsonNode later = json(aicore.get(ALPHA, one));
    HttpResponse<String> refused = aicore.post(ALPHA, whole + "/cancel", "");

    assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
    assertThat(cancelled.path("usage").isNull()).isTrue();
    assertThat(later).isEqualTo(cancelled);
    assertThat(refused.statusCode()).isEqualTo(400);
  }

  @Test
  void keepsAndDeletesResponsesOfADeploymentForWhoeverCallsIt() throws Exception {
    String id = create("").path("id").asText();

    HttpResponse<String> other = aicore.get(BETA, RESPONSES + "/" + id);
    HttpResponse<String> elsewhere = aicore.get(ALPHA, GPT_5 + "/" + id);
    HttpResponse<String> deleted =
        aicore.send(aicore.as(ALPHA, RESPONSES + "/" + id).DELETE());
    HttpResponse<String> gone = aicore.get(ALPHA, RESPONSES + "/" + id);
    String unkept = create(",\"store\":false").path("id").asText();

    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(elsewhere.statusCode()).isEqualTo(404);
    assertThat(json(deleted).path("deleted").asBoolean()).isTrue();
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(aicore.get(ALPHA, RESPONSES + "/" + unkept).statusCode()).isEqualTo(404);
  }

  @Test
  void readsWhatWasSaidBeforeAgainAndCountsIt() throws Exception {
    JsonNode first = create("");

    JsonNode next = create(",\"previous_response_id\":\"" + first.path("id").asText() + "\"");
    HttpResponse<String> unknown =
        aicore.post(ALPHA, RESPONSES, "{\"input\":\"x\",\"previous_response_id\":\"resp_none\"}");

    assertThat(next.at("/usage/input_tokens").asInt()).isEqualTo(9 + 3 + 9 + 3 + 3);
    assertThat(next.path("previous_response_id")).isEqualTo(first.path("id"));
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(json(unknown).at("/error/code").asText()).isEqualTo("previous_response_not_found");
  }

  @Test
  void callsAToolAndThinksAndIsCut() throws Exception {
    JsonNode tool = json(aicore.post(ALPHA, RESPONSES, """
        {"input":[{"role":"user","content":[{"type":"input_text","text":"call tool weather"}]}],
         "tools":[{"type":"function","name":"weather"}]}"""));
    JsonNode thinking = json(aicore.post(ALPHA, GPT_5, "{\"input\":\"Say hello\"}"));
    JsonNode cut =
        json(aicore.post(ALPHA, RESPONSES, "{\"input\":\"count to 90\",\"max_output_tokens\":16}"));

    assertThat(tool.at("/output/0/type").asText()).isEqualTo("function_call");
    assertThat(tool.at("/output/0/name").asText()).isEqualTo("weather");
    assertThat(thinking.at("/output/0/type").asText()).isEqualTo("reasoning");
    assertThat(thinking.at("/usage/output_tokens").asInt()).isEqualTo(138);
    assertThat(thinking.at("/usage/output_tokens_details/reasoning_tokens").asInt())
        .isEqualTo(128);
    assertThat(cut.path("status").asText()).isEqualTo("incomplete");
    assertThat(cut.at("/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
    assertThat(cut.at("/usage/output_tokens").asInt()).isEqualTo(16);
  }

  @Test
  void breaksAStreamOffWithAnErrorEvent() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on(RESPONSES).errorAfter(2));

    List<String> events =
        data(aicore.post(ALPHA, RESPONSES, "{\"input\":\"Say hello\",\"stream\":true}"));

    assertThat(events).hasSize(3);
    assertThat(json(events.get(2)).path("type").asText()).isEqualTo("error");
    assertThat(aicore.usage("gpt-4o").reportedCalls()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "{\"input\":[]}",
        "{\"input\":[1]}",
        "{\"input\":\"hate6\"}",
        "{\"input\":\"x\",\"max_output_tokens\":0}",
        "{\"input\":\"x\",\"background\":true,\"store\":false}"
      })
  void refusesInOpenAisShape(String body) throws Exception {
    HttpResponse<String> answer = aicore.post(ALPHA, RESPONSES, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("error").has("code")).isTrue();
  }

  @Test
  void listsWhatAResponseWasMadeFromInPages() throws Exception {
    String input = "[{\"role\":\"user\",\"content\":\"one\"},"
        + "{\"type\":\"function_call_output\",\"id\":\"fco_1\",\"call_id\":\"c\",\"output\":\"2\"},"
        + "{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"three\"}]}]";
    JsonNode made = json(aicore.post(ALPHA, RESPONSES, "{\"input\":" + input + "}"));
    String items = RESPONSES + "/" + made.path("id").asText() + "/input_items";

    JsonNode all = json(aicore.get(ALPHA, items));
    JsonNode start = json(aicore.get(ALPHA, items + "?order=asc&limit=2"));
    JsonNode end = json(aicore.get(
        ALPHA, items + "?order=asc&limit=2&after=" + start.path("last_id").asText()));

    assertThat(all.path("object").asText()).isEqualTo("list");
    assertThat(all.path("data")).hasSize(3);
    assertThat(all.at("/data/0/content/0/text").asText()).isEqualTo("three");
    assertThat(all.path("has_more").asBoolean()).isFalse();
    assertThat(start.at("/data/0/content/0/text").asText()).isEqualTo("one");
    assertThat(start.path("last_id").asText()).isEqualTo("fco_1");
    assertThat(start.path("has_more").asBoolean()).isTrue();
    assertThat(end.path("data")).hasSize(1);
    assertThat(end.path("first_id")).isEqualTo(all.path("first_id"));
    assertThat(aicore.usage("gpt-4o").calls()).isEqualTo(1);
  }

  @Test
  void listsNothingOfAResponseThatIsNotKeptOrWithAWrongLimit() throws Exception {
    String one = RESPONSES + "/" + create("").path("id").asText();

    HttpResponse<String> text = aicore.get(ALPHA, one + "/input_items");
    HttpResponse<String> wrong = aicore.get(ALPHA, one + "/input_items?limit=101");
    HttpResponse<String> posted = aicore.post(ALPHA, one + "/input_items", "");
    HttpResponse<String> unknown = aicore.get(ALPHA, RESPONSES + "/resp_x/input_items");

    assertThat(json(text).at("/data/0/content/0/text").asText()).isEqualTo("Say hello");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(posted.statusCode()).isEqualTo(404);
    assertThat(unknown.statusCode()).isEqualTo(404);
  }
}

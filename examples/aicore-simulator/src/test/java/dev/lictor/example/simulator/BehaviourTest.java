package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.V1;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.traffic.RecordState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BehaviourTest {
  private static Aicore aicore;

  @BeforeAll
  static void start() throws Exception {
    aicore = Aicore.start();
  }

  @AfterAll
  static void stop() {
    aicore.close();
  }

  @BeforeEach
  void ordinary() throws Exception {
    aicore.control("DELETE", "behaviour", "");
    aicore.control("DELETE", "requests", "");
  }

  private static void behave(String rule) throws Exception {
    HttpResponse<String> set = aicore.control("PUT", "behaviour", "{\"rules\":[" + rule + "]}");
    assertThat(set.statusCode()).as(set.body()).isEqualTo(204);
  }

  @Test
  void answersWhatItWasToldAsOftenAsItWasTold() throws Exception {
    behave("""
        {"pathPrefix":"/v2/lm/","times":1,"headers":{"Retry-After":"7"},
         "answer":{"status":503,"contentType":"text/plain","body":"busy"}}""");

    HttpResponse<String> first = aicore.get(ALPHA, "/v2/lm/meta");
    HttpResponse<String> second = aicore.get(ALPHA, "/v2/lm/meta");

    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.body()).isEqualTo("busy");
    assertThat(first.headers().firstValue("retry-after")).contains("7");
    assertThat(second.statusCode()).isEqualTo(200);
  }

  @Test
  void redirectsWhereItWasTold() throws Exception {
    behave(
        "{\"pathPrefix\":\"/v2/lm/\",\"answer\":{\"status\":307},\"headers\":{\"Location\":\"https://elsewhere.example/\"}}");

    HttpResponse<String> answer = aicore.get(ALPHA, "/v2/lm/meta");

    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().firstValue("location")).contains("https://elsewhere.example/");
  }

  @Test
  void resetsTheConnectionBeforeTheHeadOrWithinTheBody() throws Exception {
    for (String fault : List.of("reset_before_head", "reset_in_body")) {
      behave("{\"pathPrefix\":\"" + V1 + "\",\"fault\":\"" + fault + "\"}");

      assertThatThrownBy(() -> aicore.post(ALPHA, V1, OrchestrationTest.v1("gpt-4o", "{}", "hi")))
          .as(fault)
          .isInstanceOf(IOException.class);
      assertThat(aicore.simulator.awaitRequests(
              all -> all.get(all.size() - 1).state() == RecordState.ABORTED, Aicore.AT_MOST))
          .isTrue();
      assertThat(aicore.last().status().isPresent()).isEqualTo(fault.equals("reset_in_body"));
    }
  }

  @Test
  void compressesAnAnswerThatNobodyAskedToCompress() throws Exception {
    behave("{\"pathPrefix\":\"/v2/\",\"gzip\":true}");

    HttpResponse<byte[]> answer = aicore.http.send(
        aicore.as(ALPHA, "/v2/lm/deployments").build(), BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
    String text = new String(
        new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
        StandardCharsets.UTF_8);
    assertThat(json(text).path("count").asInt()).isEqualTo(2);
  }

  @Test
  void refusesABehaviourThatItDoesNotUnderstand() throws Exception {
    for (String body : List.of(
        "{\"rules\":[{\"latencyMillis\":1}]}",
        "{\"rules\":[{\"pathPrefix\":\"/\",\"fault\":\"explode\"}]}",
        "{\"rules\":[{\"pathPrefix\":\"nope\"}]}",
        "{\"rule\":[]}",
        "nonsense")) {
      HttpResponse<String> answer = aicore.control("PUT", "behaviour", body);

      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(json(answer).path("error").asText()).isNotEmpty();
    }
  }

  @Test
  void letsModelsFailUntilItIsReset() throws Exception {
    aicore.control("PUT", "behaviour", "{\"failingModels\":[\"gpt-4o\"]}");

    int failing =
        aicore.post(ALPHA, V1, OrchestrationTest.v1("gpt-4o", "{}", "hi")).statusCode();
    aicore.control("DELETE", "behaviour", "");
    int mended =
        aicore.post(ALPHA, V1, OrchestrationTest.v1("gpt-4o", "{}", "hi")).statusCode();

    assertThat(failing).isEqualTo(500);
    assertThat(mended).isEqualTo(200);
  }

  @Test
  void listsRequestsForOtherProcessesWithoutItsOwn() throws Exception {
    String body = OrchestrationTest.v1("gpt-4o", "{}", "Say hello");
    HttpResponse<String> answer = aicore.post(ALPHA, V1, body);

    JsonNode requests = json(aicore.control("GET", "requests", "")).path("requests");

    assertThat(requests).hasSize(1);
    JsonNode record = requests.path(0);
    assertThat(Base64.getDecoder().decode(record.path("body").path("base64").asText()))
        .isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    assertThat(Base64.getDecoder().decode(record.path("answer").path("base64").asText()))
        .isEqualTo(answer.body().getBytes(StandardCharsets.UTF_8));
    assertThat(record.path("state").asText()).isEqualTo("complete");
    assertThat(record.path("status").asInt()).isEqualTo(200);
    assertThat(record.path("usage").path("total_tokens").asInt()).isEqualTo(19);
    assertThat(record.path("headers").toString()).contains("[\"AI-Resource-Group\",\"shared\"]");
  }
}

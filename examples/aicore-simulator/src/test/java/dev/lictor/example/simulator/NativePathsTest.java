package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.data;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativePathsTest {
  private static final String HELLO =
      "{\"model\":\"gpt-4o-2024-08-06\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}]}";

  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start(UnaryOperator.identity());
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return aicore.send(aicore
        .to(path)
        .header("Authorization", "Bearer " + aicore.simulator.mint().token(ALPHA))
        .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void answersChatByTheBodysModelWithoutAzuresAdditions() throws Exception {
    HttpResponse<String> whole = post("/v1/chat/completions", HELLO);
    List<String> events =
        data(post("/v1/chat/completions", HELLO.replace("}]}", "}],\"stream\":true}")));

    assertThat(json(whole).path("model").asText()).isEqualTo("gpt-4o-2024-08-06");
    assertThat(whole.body()).doesNotContain("filter_results");
    assertThat(json(events.get(0)).at("/choices/0/delta/role").asText()).isEqualTo("assistant");
    assertThat(aicore.usage("gpt-4o").calls()).isEqualTo(2);
    assertThat(aicore.usage("gpt-4o").reported().totalTokens()).isEqualTo(19);
  }

  @Test
  void answersEmbeddingsAndCohere() throws Exception {
    JsonNode embedding =
        json(post("/v1/embeddings", "{\"model\":\"text-embedding-3-small\",\"input\":\"hello\"}"));
    JsonNode chat =
        json(post("/v2/chat", HELLO.replace("gpt-4o-2024-08-06", "command-a-reasoning-08-2025")));
    JsonNode rerank = json(post(
        "/v2/rerank",
        "{\"model\":\"cohere-reranker-35\",\"query\":\"a\",\"documents\":[\"b\",\"a\"]}"));

    assertThat(embedding.at("/data/0/embedding").size()).isEqualTo(1_536);
    assertThat(chat.path("finish_reason").asText()).isEqualTo("COMPLETE");
    assertThat(rerank.at("/results/0/index").asInt()).isEqualTo(1);
  }

  @Test
  void keepsResponsesAndNamesTheirEvents() throws Exception {
    String body = "{\"model\":\"gpt-4o\",\"input\":\"Say hello\"%s}";
    JsonNode made = json(post("/v1/responses", body.formatted("")));
    String id = made.path("id").asText();

    HttpResponse<String> stream = post("/v1/responses", body.formatted(",\"stream\":true"));
    HttpResponse<String> fetched = aicore.get(ALPHA, "/v1/responses/" + id);
    HttpResponse<String> cancelled = post("/v1/responses/" + id + "/cancel", "");
    HttpResponse<String> elsewhere =
        aicore.get(ALPHA, "/v2/inference/deployments/d-gpt-4o-01/responses/" + id);

    assertThat(stream.body()).startsWith("event: response.created\ndata: {");
    assertThat(json(fetched)).isEqualTo(made);
    assertThat(cancelled.statusCode()).isEqualTo(400);
    assertThat(elsewhere.statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions, 404",
    "/v1/embeddings, 404",
    "/v1/responses, 404",
    "/v2/chat, 404",
    "/v2/rerank, 404",
    "/v1/nothing, 404"
  })
  void knowsNoModelThatItDoesNotServe(String path, int status) throws Exception {
    assertThat(post(path, "{\"model\":\"none\"}").statusCode()).isEqualTo(status);
    assertThat(post(path, "{}").statusCode()).isEqualTo(status);
  }

  @Test
  void refusesAForeignKeyInTheVendorsShape() throws Exception {
    HttpResponse<String> openai = aicore.send(aicore
        .to("/v1/chat/completions")
        .header("Authorization", "Bearer sk-foreign")
        .POST(BodyPublishers.ofString(HELLO)));
    HttpResponse<String> cohere =
        aicore.send(aicore.to("/v2/chat").POST(BodyPublishers.ofString(HELLO)));

    assertThat(openai.statusCode()).isEqualTo(401);
    assertThat(json(openai).at("/error/code").asText()).isEqualTo("invalid_api_key");
    assertThat(cohere.statusCode()).isEqualTo(401);
    assertThat(json(cohere).path("message").asText()).isEqualTo("invalid api token");
  }

  @Test
  void takesAnyKeyOnTheVendorsPathsOnlyWhenToldTo() throws Exception {
    try (Aicore open = Aicore.start(SimulatorConfig::acceptingAnyBearer)) {
      HttpResponse<String> vendor = open.send(open.to("/v1/chat/completions")
          .header("Authorization", "Bearer sk-foreign")
          .POST(BodyPublishers.ofString(HELLO)));
      HttpResponse<String> own = open.send(open.to("/v2/lm/deployments")
          .header("Authorization", "Bearer sk-foreign")
          .header("AI-Resource-Group", "shared"));
      HttpResponse<String> none =
          open.send(open.to("/v1/chat/completions").POST(BodyPublishers.ofString(HELLO)));

      assertThat(vendor.statusCode()).isEqualTo(200);
      assertThat(own.statusCode()).isEqualTo(401);
      assertThat(none.statusCode()).isEqualTo(401);
      assertThat(open.usage("gpt-4o").serviceInstanceId()).isEqualTo("any-bearer");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "x-api-key, /v1/messages, 400",
    "x-goog-api-key, /v1beta/models/gemini-2.5-pro:generateContent, 400",
    "x-api-key, /v1/chat/completions, 401",
    "x-api-key, /v2/lm/deployments, 401"
  })
  void takesAnyApiKeyOnlyWhereItsVendorDoes(String header, String path, int status)
      throws Exception {
    try (Aicore open = Aicore.start(SimulatorConfig::acceptingAnyBearer)) {
      HttpResponse<String> answer =
          open.send(open.to(path).header(header, "foreign").POST(BodyPublishers.ofString("{}")));

      assertThat(answer.statusCode()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/chat/completions",
        "/v1/embeddings",
        "/v1/responses",
        "/v1/responses/resp_1",
        "/v1/messages",
        "/v1/messages/count_tokens",
        "/v2/chat",
        "/v2/rerank",
        "/model/m/invoke",
        "/v1beta/models/gemini-2.5-pro:generateContent",
        "/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-pro:generateContent"
      })
  void isOwnedByExactlyOneRoom(String path) {
    assertThat(NativePaths.owns(path)).isNotEqualTo(Vendors.own(path));
  }
}

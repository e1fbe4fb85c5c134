package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingsTest {
  private static final String AZURE =
      "/v2/inference/deployments/d-embedding-01/embeddings?api-version=2024-10-21";
  private static final String ORCHESTRATION =
      "/v2/inference/deployments/d-orchestration-01/v2/embeddings";

  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start(UnaryOperator.identity());
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private static String orchestrated(String params, String more, String input) {
    return """
        {"config":{"modules":{"embeddings":{"model":{"name":"text-embedding-3-small","params":%s}}%s}},"input":%s}""".formatted(params, more, input);
  }

  @Test
  void writesTheSameVectorAsFloatsAndAsBase64() throws Exception {
    JsonNode floats =
        json(aicore.post(ALPHA, AZURE, "{\"input\":\"hello world\",\"dimensions\":8}"));
    JsonNode packed = json(aicore.post(
        ALPHA,
        AZURE,
        "{\"input\":\"hello world\",\"dimensions\":8,\"encoding_format\":\"base64\"}"));

    ByteBuffer bytes = ByteBuffer.wrap(
            Base64.getDecoder().decode(packed.at("/data/0/embedding").asText()))
        .order(ByteOrder.LITTLE_ENDIAN);
    double square = 0;
    for (JsonNode value : floats.at("/data/0/embedding")) {
      assertThat(bytes.getFloat()).isEqualTo(value.floatValue());
      square += value.doubleValue() * value.doubleValue();
    }
    assertThat(bytes.hasRemaining()).isFalse();
    assertThat(square).isCloseTo(1, within(1e-5));
    assertThat(floats.path("usage").toString())
        .isEqualTo("{\"prompt_tokens\":3,\"total_tokens\":3}");
    assertThat(aicore.usage("text-embedding-3-large").reported().totalTokens()).isEqualTo(6);
  }

  @Test
  void embedsListsOfTextsAndOfTokens() throws Exception {
    JsonNode texts = json(aicore.post(ALPHA, AZURE, "{\"input\":[\"abcd\",\"abcdefgh\"]}"));
    JsonNode tokens = json(aicore.post(ALPHA, AZURE, "{\"input\":[[1,2,3],[4]]}"));

    assertThat(texts.path("data").size()).isEqualTo(2);
    assertThat(texts.at("/data/1/index").asInt()).isEqualTo(1);
    assertThat(texts.at("/data/0/embedding").size()).isEqualTo(3_072);
    assertThat(texts.at("/usage/prompt_tokens").asInt()).isEqualTo(3);
    assertThat(tokens.at("/usage/prompt_tokens").asInt()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "{\"input\":\"\"}",
        "{\"input\":[]}",
        "{\"input\":[\"a\",\"\"]}",
        "{\"input\":{\"a\":\"b\"}}",
        "{\"input\":\"a\",\"encoding_format\":\"int8\"}",
        "{\"input\":\"a\",\"dimensions\":4000}"
      })
  void refusesWhatItCannotEmbed(String body) throws Exception {
    assertThat(aicore.post(ALPHA, AZURE, body).statusCode()).isEqualTo(400);
  }

  @Test
  void embedsAtNvidiaByTheBodysModel() throws Exception {
    HttpResponse<String> answer = aicore.post(
        ALPHA,
        "/v2/inference/deployments/d-nvidia-01/embeddings",
        "{\"model\":\"nvidia--llama-3.2-nv-embedqa-1b\",\"input\":[\"a\"],\"input_type\":\"query\"}");

    assertThat(json(answer).at("/data/0/embedding").size()).isEqualTo(2_048);
    assertThat(aicore.usage("nvidia--llama-3.2-nv-embedqa-1b").reported().totalTokens())
        .isEqualTo(1);
  }

  @Test
  void embedsThroughTheOrchestrationService() throws Exception {
    JsonNode answer = json(aicore.post(
        ALPHA,
        ORCHESTRATION,
        orchestrated(
            "{\"dimensions\":4}", "", "{\"text\":[\"Hello\",\"World\"],\"type\":\"query\"}")));

    assertThat(answer.path("request_id").asText()).isNotEmpty();
    assertThat(answer.has("intermediate_results")).isFalse();
    assertThat(answer.at("/final_result/object").asText()).isEqualTo("list");
    assertThat(answer.at("/final_result/data/1/embedding").size()).isEqualTo(4);
    assertThat(answer.at("/final_result/usage").toString())
        .isEqualTo("{\"prompt_tokens\":4,\"total_tokens\":4}");
    assertThat(aicore.usage("text-embedding-3-small").reported().promptTokens()).isEqualTo(4);
  }

  @Test
  void writesEveryFormatThatWasListed() throws Exception {
    JsonNode answer = json(aicore.post(
        ALPHA,
        ORCHESTRATION,
        orchestrated(
            "{\"dimensions\":2,\"encoding_format\":[\"float\",\"base64\"]}",
            "",
            "{\"text\":\"Hello\"}")));

    assertThat(answer.at("/final_result/data/0/embedding/float").size()).isEqualTo(2);
    assertThat(answer.at("/final_result/data/0/embedding/base64").isTextual()).isTrue();
  }

  @Test
  void masksWhatIsEmbedded() throws Exception {
    String masking = """
        ,"masking":{"providers":[{"type":"sap_data_privacy_integration","method":"anonymization",
          "entities":[{"type":"profile-email"}]}]}""";

    JsonNode masked = json(aicore.post(
        ALPHA, ORCHESTRATION, orchestrated("{}", masking, "{\"text\":\"a@example.org\"}")));
    JsonNode same = json(
        aicore.post(ALPHA, ORCHESTRATION, orchestrated("{}", "", "{\"text\":\"MASKED_EMAIL\"}")));

    assertThat(
            masked.at("/intermediate_results/input_masking/data/masked_input").asText())
        .isEqualTo("[\"MASKED_EMAIL\"]");
    assertThat(masked.at("/final_result/data")).isEqualTo(same.at("/final_result/data"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{\"input\":{\"text\":\"a\"}}",
        "{\"config\":{\"modules\":{\"embeddings\":{\"model\":{\"name\":\"gpt-4o\"}}}},\"input\":{\"text\":\"a\"}}",
        "{\"config\":{\"modules\":{\"embeddings\":{\"model\":{\"name\":\"text-embedding-3-small\"}},\"filtering\":{}}},\"input\":{\"text\":\"a\"}}",
        "{\"config\":{\"modules\":{\"embeddings\":{\"model\":{\"name\":\"text-embedding-3-small\"}}}},\"input\":{\"text\":\"\"}}",
        "{\"config\":{\"modules\":{\"embeddings\":{\"model\":{\"name\":\"text-embedding-3-small\",\"params\":{\"encoding_format\":\"int8\"}}}}},\"input\":{\"text\":\"a\"}}"
      })
  void refusesInTheOrchestrationServicesShape(String body) throws Exception {
    HttpResponse<String> answer = aicore.post(ALPHA, ORCHESTRATION, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/error/request_id").asText()).isNotEmpty();
    assertThat(json(answer).at("/error/location").asText()).isEqualTo("Request Body");
  }
}

package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.http.Headers;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NativePathsTest {

  private static final String CONVERSE = "/model/gpt-4o%3A0/converse";

  private final Gateway gateway =
      Gateway.of(Gateway.policy(100_000), store -> store, builder -> builder
          .paths(Paths.NATIVE)
          .models(ModelCatalogue.of(List.of(
              new ModelEntry("gpt-4o:0", "openai", 128_000, 16_384, Map.of()),
              new ModelEntry("gpt-4o", "openai", 128_000, 16_384, Map.of())))));

  @Test
  void forwardsAnEncodedModelIdAsItIsAndSettlesWhatBedrockSays() {
    Admission.Forward forward = (Admission.Forward) gateway.admit(
        Gateway.head(CONVERSE, "alpha"),
        Gateway.utf8("{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}],"
            + "\"inferenceConfig\":{\"maxTokens\":10}}"));

    Gateway.answered(
        forward.exchange(),
        Gateway.ok(),
        Gateway.utf8("{\"usage\":{\"inputTokens\":7,\"outputTokens\":3,\"totalTokens\":10}}"));

    assertThat(forward.head().target()).isEqualTo(CONVERSE);
    assertThat(gateway.balance().spent()).isEqualTo(10);
  }

  @Test
  void refusesAModelOfBedrockSoThatAwsSdkKnowsTheException() {
    Admission admission = gateway.admit(
        Gateway.head("/model/us.anthropic.claude-haiku-4-5-v1%3A0/invoke", "alpha"),
        Gateway.utf8("{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":5,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"));

    Response response = ((Admission.Refuse) admission).response();
    assertThat(response.status()).isEqualTo(403);
    assertThat(response.head().headers().first("x-amzn-ErrorType"))
        .isEqualTo("AccessDeniedException");
    assertThat(Gateway.text(response.body())).contains("\"message\":\"Model ");
  }

  @Test
  void settlesTheLastFiguresOfAnAnthropicStream() {
    Admission.Forward forward = (Admission.Forward) gateway.admit(
        Gateway.head("/v1/messages", "alpha"),
        Gateway.utf8("{\"model\":\"gpt-4o\",\"max_tokens\":50,\"stream\":true,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"));

    Gateway.answered(
        forward.exchange(),
        new ResponseHead(200, Headers.of("Content-Type", "text/event-stream")),
        Gateway.utf8("data: {\"type\":\"message_start\",\"message\":{\"usage\":"
            + "{\"input_tokens\":9,\"output_tokens\":1}}}\n\n"
            + "data: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":20}}\n\n"
            + "data: {\"type\":\"message_stop\"}\n\n"));

    assertThat(gateway.balance().spent()).isEqualTo(29);
  }

  @Test
  void countsNothingForCountingTokens() {
    Admission.Forward forward = (Admission.Forward) gateway.admit(
        Gateway.head("/v1/messages/count_tokens", "alpha"),
        Gateway.utf8(
            "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"));

    Gateway.answered(forward.exchange(), Gateway.ok(), Gateway.utf8("{\"input_tokens\":8}"));

    assertThat(gateway.books.balances("").toCompletableFuture().join().page()).isEmpty();
  }
}

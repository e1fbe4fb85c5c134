package dev.lictor.example.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.PermissionDeniedException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import dev.lictor.Paths;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** On the vendor's own paths; on AI Core Anthropic's models are called in Bedrock's way. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnthropicSdkTest {

  private final Governed governed = Governed.start(Paths.NATIVE);

  @BeforeEach
  void begin() throws InterruptedException {
    governed.begin();
  }

  @AfterAll
  void stop() throws IOException {
    governed.close();
  }

  private AnthropicClient client(String token) {
    return AnthropicOkHttpClient.builder()
        .baseUrl(governed.url())
        .authToken(token)
        .timeout(Duration.ofSeconds(20))
        .build();
  }

  private static MessageCreateParams.Builder message() {
    return MessageCreateParams.builder()
        .model("claude-sonnet-4-5")
        .maxTokens(200)
        .addUserMessage(Governed.PROMPT);
  }

  @Test
  void asksForAMessageAndBooksWhatTheUpstreamSays() throws Exception {
    AnthropicClient client = client(governed.token());

    Message answer = client.messages().create(message().build());

    assertThat(answer.content().get(0).asText().text()).contains("12");
    assertThat(answer.usage().outputTokens())
        .isEqualTo(governed.used().completionTokens())
        .isPositive();
    assertThat(governed.booked(1)).isEqualTo(governed.used());
    client.close();
  }

  @Test
  void streamsAMessage() throws Exception {
    AnthropicClient client = client(governed.token());

    List<RawMessageStreamEvent> events;
    try (StreamResponse<RawMessageStreamEvent> stream =
        client.messages().createStreaming(message().build())) {
      events = stream.stream().toList();
    }

    assertThat(events.get(0).isMessageStart()).isTrue();
    assertThat(events.get(events.size() - 1).isMessageStop()).isTrue();
    assertThat(governed.booked(1)).isEqualTo(governed.used());
    assertThat(governed.used().completionTokens()).isPositive();
    client.close();
  }

  @Test
  void throwsPermissionDeniedWhereThePolicyRefuses() {
    AnthropicClient client = client(governed.token());
    MessageCreateParams longer =
        message().maxTokens(Governed.LONGEST_ANSWER + 1).build();

    PermissionDeniedException refusal = catchThrowableOfType(
        PermissionDeniedException.class, () -> client.messages().createStreaming(longer));

    assertThat(refusal.getMessage()).contains("At most 1000 tokens");
    assertThat(governed.refusals()).containsExactly("long-answers");
    assertThat(governed.received()).isEmpty();
    client.close();
  }

  @Test
  void throwsRateLimitOnceAndDoesNotTryAgain() {
    AnthropicClient client = client(governed.poorToken());
    client.messages().create(message().build());

    RateLimitException refusal = catchThrowableOfType(
        RateLimitException.class, () -> client.messages().create(message().build()));

    assertThat(refusal.statusCode()).isEqualTo(429);
    assertThat(governed.refusals()).containsExactly("poor-month");
    assertThat(governed.received()).hasSize(1);
    client.close();
  }

  @Test
  void throwsBadRequestForWhatNobodyUnderstands() {
    AnthropicClient client = client(governed.token());
    MessageCreateParams misspelt =
        message().putAdditionalBodyProperty("max_token", JsonValue.from(5)).build();

    BadRequestException refusal =
        catchThrowableOfType(BadRequestException.class, () -> client.messages().create(misspelt));

    assertThat(refusal.getMessage()).contains("max_token");
    assertThat(governed.received()).isEmpty();
    client.close();
  }
}

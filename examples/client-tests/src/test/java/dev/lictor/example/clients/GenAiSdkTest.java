package dev.lictor.example.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.errors.ClientException;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.EmbedContentResponse;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import dev.lictor.Paths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenAiSdkTest {

  private static final String MODEL = "gemini-2.5-flash";

  private final Both both = new Both();

  @AfterAll
  void stop() throws IOException {
    both.close();
  }

  private static Client client(Governed governed, Paths paths, String token) {
    HttpOptions.Builder options = HttpOptions.builder()
        .timeout(20_000)
        .retryOptions(HttpRetryOptions.builder().attempts(2).initialDelay(0.01));
    if (paths == Paths.AI_CORE) {
      options
          .baseUrl(governed.url())
          .apiVersion("v2/inference/deployments/d-gemini-01")
          .headers(Map.of("Authorization", "Bearer " + token, "AI-Resource-Group", "models"));
    } else {
      options
          .baseUrl(governed.url())
          .apiVersion("v1beta")
          .headers(Map.of("Authorization", "Bearer " + token));
    }
    return Client.builder().apiKey("unused").httpOptions(options.build()).build();
  }

  private static GenerateContentConfig atMost(long tokens) {
    return GenerateContentConfig.builder()
        .maxOutputTokens((int) tokens)
        .temperature(0.5f)
        .build();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void generatesAndBooksWhatTheUpstreamSays(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    try (Client client = client(governed, paths, governed.token())) {
      GenerateContentResponse answer =
          client.models.generateContent(MODEL, Governed.PROMPT, atMost(200));

      assertThat(answer.text()).contains("12");
      assertThat((long) answer.usageMetadata().orElseThrow().totalTokenCount().orElseThrow())
          .isEqualTo(governed.used().totalTokens())
          .isPositive();
      assertThat(governed.booked(1)).isEqualTo(governed.used());
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void streams(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    try (Client client = client(governed, paths, governed.token())) {
      List<GenerateContentResponse> pieces = new ArrayList<>();
      try (ResponseStream<GenerateContentResponse> stream =
          client.models.generateContentStream(MODEL, Governed.PROMPT, atMost(200))) {
        stream.forEach(pieces::add);
      }

      assertThat(pieces).hasSizeGreaterThan(1);
      assertThat(governed.booked(1)).isEqualTo(governed.used());
      assertThat(governed.used().completionTokens()).isPositive();
    }
  }

  @Test
  void embedsSeveralTextsAtOnce() throws Exception {
    Governed governed = both.on(Paths.NATIVE);
    try (Client client = client(governed, Paths.NATIVE, governed.token())) {
      EmbedContentResponse answer = client.models.embedContent(
          "gemini-embedding-001",
          List.of("one", "another"),
          EmbedContentConfig.builder().outputDimensionality(128).build());

      assertThat(answer.embeddings().orElseThrow()).hasSize(2);
      assertThat(governed.decisions()).hasSize(1).allMatch(decision -> decision.permitted());
      assertThat(governed.spent()).isGreaterThanOrEqualTo(governed.used().totalTokens());
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsWhereThePolicyRefuses(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    try (Client client = client(governed, paths, governed.token())) {
      ClientException refusal = catchThrowableOfType(
          ClientException.class,
          () -> client.models.generateContent(
              MODEL, Governed.PROMPT, atMost(Governed.LONGEST_ANSWER + 1)));

      assertThat(refusal.code()).isEqualTo(403);
      assertThat(refusal.status()).isEqualTo("PERMISSION_DENIED");
      assertThat(refusal.message()).contains("At most 1000 tokens");
      assertThat(governed.refusals()).containsExactly("long-answers");
      assertThat(governed.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsBeforeAStreamBegins(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    try (Client client = client(governed, paths, governed.token())) {
      ClientException refusal = catchThrowableOfType(
          ClientException.class,
          () -> client.models.generateContentStream(
              MODEL, Governed.PROMPT, atMost(Governed.LONGEST_ANSWER + 1)));

      assertThat(refusal.code()).isEqualTo(403);
      assertThat(governed.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsResourceExhaustedWhereTheBudgetIsSpent(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    try (Client client = client(governed, paths, governed.poorToken())) {
      client.models.generateContent(MODEL, Governed.PROMPT, atMost(200));

      ClientException refusal = catchThrowableOfType(
          ClientException.class,
          () -> client.models.generateContent(MODEL, Governed.PROMPT, atMost(200)));

      assertThat(refusal.code()).isEqualTo(429);
      assertThat(refusal.status()).isEqualTo("RESOURCE_EXHAUSTED");
      assertThat(governed.refusals()).contains("poor-month").hasSizeLessThan(3);
      assertThat(governed.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsForWhatNobodyUnderstands(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    GenerateContentConfig misspelt = GenerateContentConfig.builder()
        .httpOptions(HttpOptions.builder().extraBody(Map.of("max_token", 5)).build())
        .build();
    try (Client client = client(governed, paths, governed.token())) {
      ClientException refusal = catchThrowableOfType(
          ClientException.class,
          () -> client.models.generateContent(MODEL, Governed.PROMPT, misspelt));

      assertThat(refusal.code()).isEqualTo(400);
      assertThat(refusal.status()).isEqualTo("INVALID_ARGUMENT");
      assertThat(governed.received()).isEmpty();
    }
  }
}

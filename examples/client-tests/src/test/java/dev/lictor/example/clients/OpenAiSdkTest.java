package dev.lictor.example.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import dev.lictor.Paths;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiSdkTest {

  private final Both both = new Both();

  @AfterAll
  void stop() throws IOException {
    both.close();
  }

  private static OpenAIClient client(Governed governed, Paths paths, String token) {
    return client(governed, paths, token, "d-gpt-4o-01", "shared");
  }

  private static OpenAIClient client(
      Governed governed, Paths paths, String token, String deployment, String group) {
    OpenAIOkHttpClient.Builder builder =
        OpenAIOkHttpClient.builder().apiKey(token).timeout(Duration.ofSeconds(20));
    if (paths == Paths.NATIVE) {
      return builder.baseUrl(governed.url() + "/v1").build();
    }
    return builder
        .baseUrl(governed.deployment(deployment))
        .putQueryParam("api-version", "2024-12-01-preview")
        .putHeader("AI-Resource-Group", group)
        .build();
  }

  private static ChatCompletionCreateParams.Builder chat() {
    return ChatCompletionCreateParams.builder()
        .model("gpt-4o")
        .addSystemMessage("Be brief.")
        .addUserMessage(Governed.PROMPT)
        .maxCompletionTokens(200);
  }

  private static ResponseCreateParams.Builder response() {
    return ResponseCreateParams.builder()
        .model("gpt-4o")
        .input(Governed.PROMPT)
        .maxOutputTokens(200);
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void chatsAndBooksWhatTheUpstreamSays(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.token());

    ChatCompletion answer = client.chat().completions().create(chat().build());

    assertThat(answer.choices().get(0).message().content().orElseThrow()).contains("12");
    assertThat(answer.usage().orElseThrow().totalTokens())
        .isEqualTo(governed.used().totalTokens())
        .isPositive();
    assertThat(governed.booked(1)).isEqualTo(governed.used());
    client.close();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void streamsWithoutAnEventThatNobodyAskedFor(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.token());

    List<ChatCompletionChunk> chunks;
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(chat().build())) {
      chunks = stream.stream().toList();
    }

    assertThat(chunks).hasSizeGreaterThan(2);
    assertThat(chunks).allMatch(chunk -> chunk.usage().isEmpty());
    assertThat(chunks.subList(1, chunks.size()))
        .noneMatch(chunk -> chunk.choices().isEmpty());
    assertThat(governed.booked(1)).isEqualTo(governed.used());
    assertThat(governed.used().completionTokens()).isPositive();
    client.close();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void streamsTheUsageToThoseWhoAskedForIt(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.token());
    ChatCompletionCreateParams asking = chat()
        .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
        .build();

    List<ChatCompletionChunk> chunks;
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(asking)) {
      chunks = stream.stream().toList();
    }

    ChatCompletionChunk last = chunks.get(chunks.size() - 1);
    assertThat(last.choices()).isEmpty();
    assertThat(last.usage().orElseThrow().totalTokens())
        .isEqualTo(governed.used().totalTokens());
    assertThat(governed.booked(1)).isEqualTo(governed.used());
    client.close();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void embeds(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.token(), "d-embedding-01", "models");

    CreateEmbeddingResponse answer = client
        .embeddings()
        .create(EmbeddingCreateParams.builder()
            .model("text-embedding-3-large")
            .inputOfArrayOfStrings(List.of("one", "another"))
            .build());

    assertThat(answer.data()).hasSize(2);
    assertThat(answer.data().get(0).embedding()).isNotEmpty();
    assertThat(governed.booked(1)).isEqualTo(governed.used());
    assertThat(governed.used().promptTokens()).isPositive();
    client.close();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void makesAResponse(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.token());

    Response response = client.responses().create(response().build());

    assertThat(response.usage().orElseThrow().totalTokens())
        .isEqualTo(governed.used().totalTokens())
        .isPositive();
    assertThat(governed.booked(1)).isEqualTo(governed.used());
    client.close();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void streamsAResponse(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.token());

    List<ResponseStreamEvent> events;
    try (StreamResponse<ResponseStreamEvent> stream =
        client.responses().createStreaming(response().build())) {
      events = stream.stream().toList();
    }

    assertThat(events.get(events.size() - 1).isCompleted()).isTrue();
    assertThat(governed.booked(1)).isEqualTo(governed.used());
    assertThat(governed.used().completionTokens()).isPositive();
    client.close();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void countsAResponseOfTheBackgroundOnceHoweverOftenItIsFetched(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.token());

    String id = client.responses().create(response().background(true).build()).id();
    Response first = client.responses().retrieve(id);
    Response second = client.responses().retrieve(id);
    Response third = client.responses().retrieve(id);

    assertThat(first.status()).isNotEqualTo(third.status());
    assertThat(second.status()).contains(ResponseStatus.COMPLETED);
    assertThat(third.usage().orElseThrow().totalTokens())
        .isEqualTo(governed.used().totalTokens())
        .isPositive();
    assertThat(governed.spent()).isEqualTo(governed.used().totalTokens());
    client.close();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsPermissionDeniedWhereThePolicyRefuses(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.token());
    ChatCompletionCreateParams longer =
        chat().maxCompletionTokens(Governed.LONGEST_ANSWER + 1).build();

    PermissionDeniedException refusal = catchThrowableOfType(
        PermissionDeniedException.class, () -> client.chat().completions().create(longer));

    assertThat(refusal.statusCode()).isEqualTo(403);
    assertThat(refusal.getMessage()).contains("At most 1000 tokens");
    assertThat(governed.refusals()).containsExactly("long-answers");
    assertThat(governed.received()).isEmpty();
    client.close();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsPermissionDeniedBeforeAStreamBegins(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.token());
    ResponseCreateParams longer =
        response().maxOutputTokens(Governed.LONGEST_ANSWER + 1).build();

    PermissionDeniedException refusal = catchThrowableOfType(
        PermissionDeniedException.class, () -> client.responses().createStreaming(longer));

    assertThat(refusal.statusCode()).isEqualTo(403);
    assertThat(governed.received()).isEmpty();
    client.close();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsRateLimitOnceAndDoesNotTryAgain(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.poorToken());
    client.chat().completions().create(chat().build());

    RateLimitException refusal = catchThrowableOfType(
        RateLimitException.class,
        () -> client.chat().completions().create(chat().build()));

    assertThat(refusal.statusCode()).isEqualTo(429);
    assertThat(refusal.headers().values("x-should-retry")).containsExactly("false");
    assertThat(governed.refusals()).containsExactly("poor-month");
    assertThat(governed.received()).hasSize(1);
    client.close();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsBadRequestForWhatNobodyUnderstands(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.token());
    ChatCompletionCreateParams misspelt =
        chat().putAdditionalBodyProperty("max_token", JsonValue.from(5)).build();

    BadRequestException refusal = catchThrowableOfType(
        BadRequestException.class, () -> client.chat().completions().create(misspelt));

    assertThat(refusal.getMessage()).contains("max_token");
    assertThat(governed.received()).isEmpty();
    client.close();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsUnauthorizedForAForgedToken(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    OpenAIClient client = client(governed, paths, governed.forgedToken());

    UnauthorizedException refusal = catchThrowableOfType(
        UnauthorizedException.class,
        () -> client.chat().completions().create(chat().build()));

    assertThat(refusal.statusCode()).isEqualTo(401);
    assertThat(governed.received()).isEmpty();
    client.close();
  }
}

package dev.lictor.example.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lictor.Paths;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.token.credentials.SdkToken;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeBaseClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BedrockSdkTest {

  private static final String CLAUDE = """
      {"anthropic_version": "bedrock-2023-05-31", "max_tokens": %d,
       "messages": [{"role": "user", "content": "%s"}]}""";

  private final Both both = new Both();

  @AfterAll
  void stop() throws IOException {
    both.close();
  }

  private static BedrockRuntimeClient client(Governed governed, Paths paths, String token) {
    return aimed(BedrockRuntimeClient.builder(), governed, paths, token)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static BedrockRuntimeAsyncClient async(Governed governed, Paths paths, String token) {
    return aimed(BedrockRuntimeAsyncClient.builder(), governed, paths, token)
        .httpClient(NettyNioAsyncHttpClient.create())
        .build();
  }

  private static <B extends BedrockRuntimeBaseClientBuilder<B, C> & AwsClientBuilder<B, C>, C>
      B aimed(B builder, Governed governed, Paths paths, String token) {
    SdkToken bearer = new Bearer(token);
    return builder
        .endpointOverride(URI.create(governed.url()))
        .region(Region.EU_CENTRAL_1)
        .tokenProvider(() -> bearer)
        .authSchemeProvider(
            BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("httpBearerAuth")))
        .overrideConfiguration(override -> {
          if (paths == Paths.AI_CORE) {
            override.addExecutionInterceptor(new DeploymentPaths("models"));
          }
        });
  }

  private static String claude(Paths paths) {
    return paths == Paths.AI_CORE ? "d-claude-01" : "us.anthropic.claude-sonnet-4-20250514-v1:0";
  }

  private static Message prompt() {
    return Message.builder()
        .role(ConversationRole.USER)
        .content(ContentBlock.fromText(Governed.PROMPT))
        .build();
  }

  private static ConverseRequest converse(Paths paths, long maxTokens) {
    return ConverseRequest.builder()
        .modelId(claude(paths))
        .messages(prompt())
        .inferenceConfig(config -> config.maxTokens((int) maxTokens).temperature(0.5f))
        .build();
  }

  private static ConverseStreamRequest converseStream(Paths paths, long maxTokens) {
    return ConverseStreamRequest.builder()
        .modelId(claude(paths))
        .messages(prompt())
        .inferenceConfig(config -> config.maxTokens((int) maxTokens))
        .build();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void conversesAndBooksWhatTheUpstreamSays(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    try (BedrockRuntimeClient client = client(governed, paths, governed.token())) {
      ConverseResponse answer = client.converse(converse(paths, 200));

      assertThat(answer.output().message().content().get(0).text()).contains("12");
      assertThat((long) answer.usage().totalTokens())
          .isEqualTo(governed.used().totalTokens())
          .isPositive();
      assertThat(governed.booked(1)).isEqualTo(governed.used());
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void streamsAConversation(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    List<String> text = new CopyOnWriteArrayList<>();
    List<TokenUsage> told = new CopyOnWriteArrayList<>();
    try (BedrockRuntimeAsyncClient client = async(governed, paths, governed.token())) {
      client
          .converseStream(
              converseStream(paths, 200),
              ConverseStreamResponseHandler.builder()
                  .subscriber(ConverseStreamResponseHandler.Visitor.builder()
                      .onContentBlockDelta(delta -> text.add(delta.delta().text()))
                      .onMetadata(metadata -> told.add(metadata.usage()))
                      .build())
                  .build())
          .get(30, TimeUnit.SECONDS);

      assertThat(String.join("", text)).contains("12");
      assertThat(told).hasSize(1);
      assertThat((long) told.get(0).totalTokens())
          .isEqualTo(governed.used().totalTokens())
          .isPositive();
      assertThat(governed.booked(1)).isEqualTo(governed.used());
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void streamsAnInvocation(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    List<String> text = new CopyOnWriteArrayList<>();
    try (BedrockRuntimeAsyncClient client = async(governed, paths, governed.token())) {
      client
          .invokeModelWithResponseStream(
              InvokeModelWithResponseStreamRequest.builder()
                  .modelId(claude(paths))
                  .contentType("application/json")
                  .body(SdkBytes.fromUtf8String(CLAUDE.formatted(200, Governed.PROMPT)))
                  .build(),
              InvokeModelWithResponseStreamResponseHandler.builder()
                  .subscriber(InvokeModelWithResponseStreamResponseHandler.Visitor.builder()
                      .onChunk(chunk -> text.add(chunk.bytes().asUtf8String()))
                      .build())
                  .build())
          .get(30, TimeUnit.SECONDS);

      assertThat(String.join("", text)).contains("message_start", "message_stop");
      assertThat(governed.booked(1)).isEqualTo(governed.used());
      assertThat(governed.used().completionTokens()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void embeds(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    try (BedrockRuntimeClient client = client(governed, paths, governed.token())) {
      InvokeModelResponse answer = client.invokeModel(InvokeModelRequest.builder()
          .modelId(paths == Paths.AI_CORE ? "d-titan-embed-01" : "amazon.titan-embed-text-v2:0")
          .contentType("application/json")
          .accept("application/json")
          .body(SdkBytes.fromUtf8String("{\"inputText\": \"one of them\"}"))
          .build());

      assertThat(answer.body().asUtf8String()).contains("\"embedding\"");
      assertThat(governed.booked(1)).isEqualTo(governed.used());
      assertThat(governed.used().promptTokens()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsAccessDeniedWhereThePolicyRefuses(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    try (BedrockRuntimeClient client = client(governed, paths, governed.token())) {
      AccessDeniedException refusal = catchThrowableOfType(
          AccessDeniedException.class,
          () -> client.converse(converse(paths, Governed.LONGEST_ANSWER + 1)));

      assertThat(refusal.statusCode()).isEqualTo(403);
      assertThat(refusal.getMessage()).contains("At most 1000 tokens");
      assertThat(refusal.requestId()).isNotBlank();
      assertThat(governed.refusals()).containsExactly("long-answers");
      assertThat(governed.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsAccessDeniedInsteadOfAStream(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    try (BedrockRuntimeAsyncClient client = async(governed, paths, governed.token())) {
      CompletionException refusal = catchThrowableOfType(CompletionException.class, () -> client
          .converseStream(
              converseStream(paths, Governed.LONGEST_ANSWER + 1),
              ConverseStreamResponseHandler.builder().subscriber(event -> {}).build())
          .orTimeout(30, TimeUnit.SECONDS)
          .join());

      assertThat(refusal).hasCauseInstanceOf(AccessDeniedException.class);
      assertThat(governed.refusals()).containsExactly("long-answers");
      assertThat(governed.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsThrottlingAfterAFewTries(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    try (BedrockRuntimeClient client = client(governed, paths, governed.poorToken())) {
      client.converse(converse(paths, 200));

      ThrottlingException refusal = catchThrowableOfType(
          ThrottlingException.class, () -> client.converse(converse(paths, 200)));

      assertThat(refusal.statusCode()).isEqualTo(429);
      assertThat(governed.refusals()).contains("poor-month").hasSizeLessThan(6);
      assertThat(governed.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsValidationForWhatNobodyUnderstands(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    try (BedrockRuntimeClient client = client(governed, paths, governed.token())) {
      ValidationException refusal = catchThrowableOfType(
          ValidationException.class,
          () -> client.invokeModel(InvokeModelRequest.builder()
              .modelId(claude(paths))
              .contentType("application/json")
              .body(SdkBytes.fromUtf8String("{\"max_token\": 5}"))
              .build()));

      assertThat(refusal.statusCode()).isEqualTo(400);
      assertThat(governed.received()).isEmpty();
    }
  }
}

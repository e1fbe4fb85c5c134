package dev.lictor.example.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cohere.api.Cohere;
import com.cohere.api.CohereBuilder;
import com.cohere.api.core.CohereApiException;
import com.cohere.api.errors.BadRequestError;
import com.cohere.api.errors.ForbiddenError;
import com.cohere.api.errors.TooManyRequestsError;
import com.cohere.api.errors.UnauthorizedError;
import com.cohere.api.resources.v2.requests.V2ChatRequest;
import com.cohere.api.resources.v2.requests.V2ChatStreamRequest;
import com.cohere.api.resources.v2.requests.V2RerankRequest;
import com.cohere.api.resources.v2.types.V2ChatRequestDocumentsItem;
import com.cohere.api.resources.v2.types.V2ChatRequestSafetyMode;
import com.cohere.api.resources.v2.types.V2ChatResponse;
import com.cohere.api.resources.v2.types.V2ChatStreamResponse;
import com.cohere.api.resources.v2.types.V2RerankResponse;
import com.cohere.api.types.AssistantMessage;
import com.cohere.api.types.ChatMessageV2;
import com.cohere.api.types.ChatTextContent;
import com.cohere.api.types.CitationOptions;
import com.cohere.api.types.CitationOptionsMode;
import com.cohere.api.types.Content;
import com.cohere.api.types.Document;
import com.cohere.api.types.DocumentContent;
import com.cohere.api.types.ImageContent;
import com.cohere.api.types.ImageUrl;
import com.cohere.api.types.ImageUrlDetail;
import com.cohere.api.types.JsonResponseFormatV2;
import com.cohere.api.types.ResponseFormatV2;
import com.cohere.api.types.SystemMessageV2;
import com.cohere.api.types.SystemMessageV2Content;
import com.cohere.api.types.Thinking;
import com.cohere.api.types.ThinkingType;
import com.cohere.api.types.ToolCallV2;
import com.cohere.api.types.ToolCallV2Function;
import com.cohere.api.types.ToolContent;
import com.cohere.api.types.ToolMessageV2;
import com.cohere.api.types.ToolMessageV2Content;
import com.cohere.api.types.ToolV2;
import com.cohere.api.types.ToolV2Function;
import com.cohere.api.types.Usage;
import com.cohere.api.types.UsageBilledUnits;
import com.cohere.api.types.UserMessageV2;
import com.cohere.api.types.UserMessageV2Content;
import dev.lictor.Paths;
import dev.lictor.example.simulator.exchange.TokenUsage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CohereSdkTest {

  private final Both both = new Both();

  @AfterAll
  void stop() throws IOException {
    both.close();
  }

  private static Cohere client(Governed governed, Paths paths, String token) {
    return builder(governed, paths, token, "d-cohere-01").build();
  }

  private static CohereBuilder builder(
      Governed governed, Paths paths, String token, String deployment) {
    CohereBuilder builder = Cohere.builder().token(token).timeout(20);
    if (paths == Paths.NATIVE) {
      return builder.url(governed.url());
    }
    return builder.url(governed.deployment(deployment)).addHeader("AI-Resource-Group", "models");
  }

  /** On AI Core a ranking stands at {@code /rerank}, where this SDK does not go by itself. */
  private static Cohere ranker(Governed governed, Paths paths) {
    CohereBuilder builder = builder(governed, paths, governed.token(), "d-rerank-01");
    if (paths == Paths.AI_CORE) {
      Interceptor shorter = chain -> {
        Request request = chain.request();
        String url = request.url().toString().replaceFirst("/v2/rerank$", "/rerank");
        return chain.proceed(request.newBuilder().url(url).build());
      };
      builder.httpClient(new OkHttpClient.Builder().addInterceptor(shorter).build());
    }
    return builder.build();
  }

  private static String chatModel(Paths paths) {
    return paths == Paths.AI_CORE ? "cohere--command-a-reasoning" : "command-a-reasoning-08-2025";
  }

  private static V2ChatRequest._FinalStage chat(Paths paths) {
    return V2ChatRequest.builder().model(chatModel(paths)).messages(messages()).maxTokens(200);
  }

  private static V2ChatStreamRequest._FinalStage stream(Paths paths) {
    return V2ChatStreamRequest.builder()
        .model(chatModel(paths))
        .messages(messages())
        .maxTokens(200);
  }

  private static List<ChatMessageV2> messages() {
    return List.of(system("Be brief."), user(UserMessageV2Content.of(Governed.PROMPT)));
  }

  private static ChatMessageV2 system(String text) {
    return ChatMessageV2.system(
        SystemMessageV2.builder().content(SystemMessageV2Content.of(text)).build());
  }

  private static ChatMessageV2 user(UserMessageV2Content content) {
    return ChatMessageV2.user(UserMessageV2.builder().content(content).build());
  }

  private static ChatTextContent text(String text) {
    return ChatTextContent.builder().text(text).build();
  }

  private static Document document() {
    return Document.builder()
        .data(Map.of("text", "Twelve is a dozen."))
        .id("doc-1")
        .build();
  }

  /** Returns a user's question, the call of a tool that it led to, what the tool said, and an image. */
  private static List<ChatMessageV2> conversation() {
    ToolCallV2 called = ToolCallV2.builder()
        .id("count_1")
        .function(
            ToolCallV2Function.builder().name("count").arguments("{\"to\":12}").build())
        .build();
    ToolContent said =
        ToolContent.document(DocumentContent.builder().document(document()).build());
    ImageUrl image = ImageUrl.builder()
        .url("data:image/png;base64,iVBORw0KGgo=")
        .detail(ImageUrlDetail.LOW)
        .build();
    return List.of(
        system("Be brief."),
        user(UserMessageV2Content.of("How many are a dozen?")),
        ChatMessageV2.assistant(AssistantMessage.builder()
            .toolPlan("I will count.")
            .toolCalls(List.of(called))
            .build()),
        ChatMessageV2.tool(ToolMessageV2.builder()
            .toolCallId("count_1")
            .content(ToolMessageV2Content.of(List.of(said)))
            .build()),
        user(UserMessageV2Content.of(List.of(
            Content.text(text(Governed.PROMPT)),
            Content.imageUrl(ImageContent.builder().imageUrl(image).build())))));
  }

  private static TokenUsage billed(Usage usage) {
    UsageBilledUnits units = usage.getBilledUnits().orElseThrow();
    return new TokenUsage(
        units.getInputTokens().orElseThrow().longValue(),
        units.getOutputTokens().orElseThrow().longValue());
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void chatsAndBooksWhatTheUpstreamSays(Paths paths) throws Exception {
    Governed governed = both.on(paths);

    V2ChatResponse answer =
        client(governed, paths, governed.token()).v2().chat(chat(paths).build());

    assertThat(answer
            .getMessage()
            .getContent()
            .orElseThrow()
            .get(0)
            .getText()
            .orElseThrow()
            .getText())
        .contains("12");
    assertThat(billed(answer.getUsage().orElseThrow())).isEqualTo(governed.used());
    assertThat(governed.booked(1)).isEqualTo(governed.used());
    assertThat(governed.used().completionTokens()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void streamsAChatToItsEnd(Paths paths) throws Exception {
    Governed governed = both.on(paths);

    List<V2ChatStreamResponse> events = new ArrayList<>();
    client(governed, paths, governed.token())
        .v2()
        .chatStream(stream(paths).build())
        .forEach(events::add);

    assertThat(events).hasSizeGreaterThan(4);
    assertThat(events).noneMatch(V2ChatStreamResponse::_isUnknown);
    assertThat(events.get(0).isMessageStart()).isTrue();
    Usage told = events
        .get(events.size() - 1)
        .getMessageEnd()
        .orElseThrow()
        .getDelta()
        .orElseThrow()
        .getUsage()
        .orElseThrow();
    assertThat(billed(told)).isEqualTo(governed.used());
    assertThat(governed.booked(1)).isEqualTo(governed.used());
    assertThat(governed.used().completionTokens()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void letsAConversationThroughWithAllThatItCanCarry(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    ToolV2Function count = ToolV2Function.builder()
        .name("count")
        .description("Counts.")
        .parameters("type", "object")
        .build();
    V2ChatRequest full = chat(paths)
        .messages(conversation())
        .tools(List.of(ToolV2.builder().function(count).build()))
        .strictTools(true)
        .documents(List.of(
            V2ChatRequestDocumentsItem.of("A dozen."), V2ChatRequestDocumentsItem.of(document())))
        .citationOptions(
            CitationOptions.builder().mode(CitationOptionsMode.FAST).build())
        .responseFormat(ResponseFormatV2.jsonObject(
            JsonResponseFormatV2.builder().jsonSchema(Map.of("type", "object")).build()))
        .safetyMode(V2ChatRequestSafetyMode.STRICT)
        .stopSequences(List.of("stop"))
        .temperature(0.3f)
        .seed(7)
        .frequencyPenalty(0.1f)
        .presencePenalty(0.1f)
        .k(0)
        .p(0.75f)
        .logprobs(false)
        .thinking(Thinking.builder().type(ThinkingType.ENABLED).tokenBudget(100).build())
        .priority(0)
        .build();

    V2ChatResponse answer = client(governed, paths, governed.token()).v2().chat(full);

    assertThat(billed(answer.getUsage().orElseThrow())).isEqualTo(governed.used());
    assertThat(governed.booked(1)).isEqualTo(governed.used());
    assertThat(governed.refusals()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void ranksDocumentsAndCountsARequest(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    V2RerankRequest request = V2RerankRequest.builder()
        .model(paths == Paths.AI_CORE ? "cohere-reranker" : "cohere-reranker-35")
        .query("what is a dozen")
        .documents(List.of("Snow is white.", "A dozen is twelve."))
        .topN(1)
        .maxTokensPerDoc(512)
        .build();

    V2RerankResponse answer = ranker(governed, paths).v2().rerank(request);

    assertThat(answer.getResults()).hasSize(1);
    assertThat(answer.getResults().get(0).getIndex()).isEqualTo(1);
    assertThat(governed.settled(1)).hasSize(1);
    assertThat(governed.spent()).isEqualTo(1);
    assertThat(governed.used()).isEqualTo(TokenUsage.ZERO);
    assertThat(governed.received()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsForbiddenWhereThePolicyRefuses(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    Cohere client = client(governed, paths, governed.token());
    V2ChatRequest longer =
        chat(paths).maxTokens((int) Governed.LONGEST_ANSWER + 1).build();

    ForbiddenError refusal =
        catchThrowableOfType(ForbiddenError.class, () -> client.v2().chat(longer));

    assertThat(refusal.statusCode()).isEqualTo(403);
    assertThat(refusal.body()).asString().contains("At most 1000 tokens");
    assertThat(governed.refusals()).containsExactly("long-answers");
    assertThat(governed.received()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsForbiddenBeforeAStreamBegins(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    Cohere client = client(governed, paths, governed.token());
    V2ChatStreamRequest longer =
        stream(paths).maxTokens((int) Governed.LONGEST_ANSWER + 1).build();

    ForbiddenError refusal =
        catchThrowableOfType(ForbiddenError.class, () -> client.v2().chatStream(longer));

    assertThat(refusal.body()).asString().contains("At most 1000 tokens");
    assertThat(governed.received()).isEmpty();
  }

  /** Without the SDK's retries: it waits up to a minute and asks again, whatever the answer says about that. */
  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsTooManyRequestsWhereABudgetIsSpent(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    Cohere client = builder(governed, paths, governed.poorToken(), "d-cohere-01")
        .maxRetries(0)
        .build();
    client.v2().chat(chat(paths).build());

    TooManyRequestsError refusal = catchThrowableOfType(
        TooManyRequestsError.class, () -> client.v2().chat(chat(paths).build()));

    assertThat(refusal.statusCode()).isEqualTo(429);
    assertThat(governed.refusals()).containsExactly("poor-month");
    assertThat(governed.received()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsBadRequestForACapOfZero(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    Cohere client = client(governed, paths, governed.token());
    V2ChatRequest uncapped = chat(paths).maxTokens(0).build();

    BadRequestError refusal =
        catchThrowableOfType(BadRequestError.class, () -> client.v2().chat(uncapped));

    assertThat(refusal.body()).asString().contains("max_tokens");
    assertThat(governed.received()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Paths.class)
  void throwsUnauthorizedForAForgedToken(Paths paths) throws Exception {
    Governed governed = both.on(paths);
    Cohere client = client(governed, paths, governed.forgedToken());

    CohereApiException refusal = catchThrowableOfType(
        UnauthorizedError.class, () -> client.v2().chat(chat(paths).build()));

    assertThat(refusal.statusCode()).isEqualTo(401);
    assertThat(governed.received()).isEmpty();
  }
}

package dev.lictor.benchmark;

import dev.lictor.call.CallFacts;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import dev.lictor.http.Target;
import dev.lictor.schema.AnswerEdit;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Scrub;
import dev.lictor.schema.anthropic.AnthropicSchema;
import dev.lictor.schema.bedrock.ConverseSchema;
import dev.lictor.schema.gemini.GeminiSchema;
import dev.lictor.schema.openai.ChatSchema;
import dev.lictor.schema.openai.ResponsesSchema;
import dev.lictor.schema.orchestration.OrchestrationSchema;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The dialects that are measured, one entry each. Beside its room an entry names a directory of resources with {@code request.json},
 * {@code answer.json} and {@code stream.sse}, as {@link Template} fills them. Immutable.
 */
@SuppressWarnings("ImmutableEnumChecker") // rooms, operations and heads are immutable
public enum Dialect {
  /** Orchestration v2, streamed, and filtered on both sides. */
  ORCHESTRATION_V2(OrchestrationSchema.v2(), Dialect.DEPLOYMENT + "/v2/completion"),
  /** Orchestration v1, streamed and filtered. */
  ORCHESTRATION_V1(OrchestrationSchema.v1(), Dialect.DEPLOYMENT + "/completion"),
  /** OpenAI's chat completions. */
  OPENAI_CHAT(new ChatSchema(), "/v1/chat/completions"),
  /** OpenAI's responses. */
  OPENAI_RESPONSES(new ResponsesSchema(), "/v1/responses"),
  /** Anthropic's messages. */
  ANTHROPIC(AnthropicSchema.create(), "/v1/messages"),
  /** Gemini, streamed as events. */
  GEMINI(
      new GeminiSchema(),
      "/v1beta/models/gemini-2.5-pro:generateContent",
      "/v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse"),
  /** Bedrock's converse, streamed as events. */
  BEDROCK_CONVERSE(
      ConverseSchema.create(),
      Dialect.DEPLOYMENT + "/converse",
      Dialect.DEPLOYMENT + "/converse-stream");

  private static final String DEPLOYMENT = "/v2/inference/deployments/d1234";

  private final ProviderSchema room;
  private final Operation whole;
  private final Operation streamed;

  Dialect(ProviderSchema room, String target) {
    this(room, target, target);
  }

  /**
   * Makes an entry.
   *
   * @param streamTarget the target of a call whose answer is streamed
   */
  Dialect(ProviderSchema room, String target, String streamTarget) {
    this.room = room;
    this.whole = operation(room, target);
    this.streamed = operation(room, streamTarget);
  }

  private static Operation operation(ProviderSchema room, String target) {
    RequestHead head = new RequestHead("POST", target, Headers.none());
    Place place = Place.of(Target.parse(target).orElseThrow());
    Operation operation = room.route(head, place).orElseThrow();
    return place.deployed() && !room.namesModels() ? operation.at(served()) : operation;
  }

  private static Served served() {
    ModelRef model =
        new ModelRef("anthropic--claude-4.5-sonnet", "", "deployment", Optional.empty());
    return new Served("foundation-models", "aws-bedrock", List.of(model));
  }

  /** Returns the name of the dialect, which is that of its resources. */
  String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** Returns a request of so many bytes, or of as few as it can have. */
  byte[] request(int bytes) {
    return Template.read(folder() + "/request.json").fill(bytes);
  }

  /** Returns a whole answer of so many bytes, or of as few as it can have. */
  byte[] answer(int bytes) {
    return Template.read(folder() + "/answer.json").fill(bytes);
  }

  /** Returns a streamed answer of about so many bytes. */
  byte[] stream(int bytes) {
    return Template.read(folder() + "/stream.sse").stream(bytes);
  }

  /** Reads a request whose answer is streamed. */
  CallFacts read(ByteBuffer body) {
    Reading reading = room.read(streamed, body);
    if (reading instanceof Reading.Facts facts) {
      return facts.facts();
    }
    throw new IllegalStateException(folder() + ": " + reading);
  }

  /** Edits a request to ask for usage. */
  ByteBuffer askForUsage(ByteBuffer body) {
    return room.askForUsage(streamed, body);
  }

  /** Returns a meter for an answer. */
  Meter meter(CallFacts facts, AnswerForm form) {
    return room.meter(operation(form), facts, form.head());
  }

  /** Returns what takes out of an answer all that can be taken out. */
  AnswerEdit edit(CallFacts facts, AnswerForm form) {
    return room.edit(operation(form), facts, form.head(), EnumSet.allOf(Scrub.class));
  }

  private Operation operation(AnswerForm form) {
    return form == AnswerForm.WHOLE ? whole : streamed;
  }

  /** The two forms of an answer. Immutable. */
  @SuppressWarnings("ImmutableEnumChecker") // heads are immutable
  enum AnswerForm {
    /** One JSON document. */
    WHOLE("application/json"),
    /** Server-sent events. */
    STREAM("text/event-stream");

    private final ResponseHead head;

    AnswerForm(String type) {
      head = new ResponseHead(200, Headers.of("Content-Type", type));
    }

    ResponseHead head() {
      return head;
    }
  }
}

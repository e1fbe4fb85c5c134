package dev.lictor.schema.cohere;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.call.SafetySetting;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import dev.lictor.schema.EffectiveModels;
import java.util.OptionalLong;

/**
 * The body of a chat, while it is read (Cohere's API reference, "Chat" v2).
 *
 * <p>What weakens Cohere's own safety is told as a setting of it: {@code safety_mode}, and {@code raw_prompting}, by which the caller
 * writes the template, roles included. A priority, which only private deployments heed, is told as the service tier. Confined to one
 * call.
 */
final class ChatRequest {

  /** The parameters on which no fact depends. */
  static final String[] HARMLESS = {
    "stop_sequences",
    "temperature",
    "seed",
    "k",
    "p",
    "frequency_penalty",
    "presence_penalty",
    "logprobs",
    "strict_tools",
    "tool_choice"
  };

  private static final Words SAFETY_MODES = Words.of("CONTEXTUAL", "STRICT", "OFF");
  private static final Words FORMATS = Words.of("text", "json_object");

  private static final ObjectShape<Prompt> FORMAT = ObjectShape.<Prompt>builder()
      .required("type", (in, prompt) -> in.word(FORMATS))
      .optional("json_schema", (in, prompt) -> prompt.rewritten(in))
      .build();

  private static final ObjectShape<Prompt> CITATIONS =
      ObjectShape.<Prompt>builder().harmless("mode").build();

  private static final ObjectShape<ChatRequest> SHAPE = ObjectShape.<ChatRequest>builder()
      .required("model", (in, chat) -> chat.model = Read.name(in))
      .required("messages", ChatRequest::messages)
      .optional("stream", (in, chat) -> chat.stream = !in.absent() && in.bool())
      .optional("max_tokens", (in, chat) -> chat.maxTokens = Read.cap(in))
      .optional("tools", (in, chat) -> ToolReading.readAll(in, chat.prompt))
      .optional("documents", (in, chat) -> DocumentReading.readAll(in, chat.prompt))
      .optional("thinking", (in, chat) -> chat.thought.read(in))
      .optional("safety_mode", ChatRequest::safetyMode)
      .optional("raw_prompting", (in, chat) -> chat.rawPrompting = !in.absent() && in.bool())
      .optional("priority", (in, chat) -> chat.priority = Read.priority(in))
      .optional("response_format", (in, chat) -> object(in, FORMAT, chat))
      .optional("citation_options", (in, chat) -> object(in, CITATIONS, chat))
      .harmless(HARMLESS)
      .build();

  private final Prompt prompt = new Prompt();
  private final Thought thought = new Thought();
  private String model = "";
  private OptionalLong maxTokens = OptionalLong.empty();
  private boolean stream;
  private boolean rawPrompting;
  private String safetyMode = "";
  private String priority = "";

  private ChatRequest() {}

  static ChatRequest read(JsonReader in) {
    ChatRequest chat = new ChatRequest();
    in.document(SHAPE, chat);
    return chat;
  }

  private static void messages(JsonReader in, ChatRequest chat) {
    if (in.array(ChatMessage::read, chat.prompt) == 0) {
      throw in.fault("empty_array", "messages needs at least one element");
    }
  }

  private static void safetyMode(JsonReader in, ChatRequest chat) {
    if (!in.absent()) {
      chat.safetyMode = in.word(SAFETY_MODES);
    }
  }

  private static void object(JsonReader in, ObjectShape<Prompt> shape, ChatRequest chat) {
    if (!in.absent()) {
      in.object(shape, chat.prompt);
    }
  }

  CallFacts.Builder facts(Operation operation) {
    CallFacts.Builder facts =
        CallFacts.builder().stream(stream).reasoning(thought.reasoning()).serviceTier(priority);
    EffectiveModels.add(facts, operation, model, maxTokens, 1);
    if (!safetyMode.isEmpty()) {
      facts.safetySetting(new SafetySetting("safety_mode", safetyMode));
    }
    if (rawPrompting) {
      facts.safetySetting(new SafetySetting("raw_prompting", "true"));
    }
    prompt.addTo(facts);
    return facts;
  }
}

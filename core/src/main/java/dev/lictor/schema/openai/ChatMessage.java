package dev.lictor.schema.openai;

import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;

/**
 * One message, while it is read. Besides OpenAI's keys it may have Mistral's {@code prefix}, the {@code reasoning_content} of open
 * servers, and the {@code annotations} that an answer's message has when it is sent back. Confined to one call.
 */
final class ChatMessage {

  private static final Words ROLES =
      Words.of("system", "developer", "user", "assistant", "tool", "function");

  private static final ObjectShape<Prompt> CALLED = ObjectShape.<Prompt>builder()
      .optional("name", Read::text)
      .optional("arguments", ChatMessage::arguments)
      .optional("input", Read::text)
      .build();

  private static final ObjectShape<Prompt> TOOL_CALL = ObjectShape.<Prompt>builder()
      .optional("id", Read::text)
      .optional("type", (in, prompt) -> in.skip())
      .optional("index", (in, prompt) -> in.skip())
      .optional("function", (in, prompt) -> in.object(CALLED, prompt))
      .optional("custom", (in, prompt) -> in.object(CALLED, prompt))
      .build();

  private static final ObjectShape<Prompt> AUDIO = ObjectShape.<Prompt>builder()
      .required(
          "id", (in, prompt) -> prompt.reference("audio", in.string(), Reference.Effect.CARRIES))
      .build();

  private static final ObjectShape<ChatMessage> SHAPE = ObjectShape.<ChatMessage>builder()
      .required("role", (in, message) -> message.role = in.word(ROLES))
      .optional("content", (in, message) -> message.content(in))
      .optional("name", (in, message) -> Read.text(in, message.prompt))
      .optional("tool_call_id", (in, message) -> {
        message.hasToolCallId = in.type() != JsonType.NULL;
        Read.text(in, message.prompt);
      })
      .optional("tool_calls", (in, message) -> message.assistantOnly(in, ChatMessage::toolCalls))
      .optional(
          "function_call",
          (in, message) ->
              message.assistantOnly(in, (reader, prompt) -> reader.object(CALLED, prompt)))
      .optional("refusal", (in, message) -> message.assistantOnly(in, JsonReader::text))
      .optional("reasoning_content", (in, message) -> message.assistantOnly(in, JsonReader::text))
      .optional("annotations", (in, message) -> message.assistantOnly(in, JsonReader::skip))
      .optional(
          "audio",
          (in, message) ->
              message.assistantOnly(in, (reader, prompt) -> reader.object(AUDIO, prompt)))
      .optional(
          "prefix", (in, message) -> message.assistantOnly(in, (reader, prompt) -> reader.bool()))
      .build();

  private final Prompt prompt;
  private String role = "";
  private boolean hasContent;
  private boolean hasToolCallId;
  private boolean hasAssistantParts;

  private ChatMessage(Prompt prompt) {
    this.prompt = prompt;
  }

  static void read(JsonReader in, Prompt prompt) {
    ChatMessage message = new ChatMessage(prompt);
    in.object(SHAPE, message);
    message.check(in);
    prompt.messages++;
    if (message.role.equals("system") || message.role.equals("developer")) {
      prompt.systemMessages++;
    }
  }

  private void check(JsonReader in) {
    boolean assistant = role.equals("assistant");
    if (!hasContent && !assistant) {
      throw in.fault("missing_key", "\"content\" is missing");
    }
    if (hasToolCallId && !role.equals("tool")) {
      throw in.fault("unsupported_value", "tool_call_id goes with the role tool");
    }
    if (hasAssistantParts && !assistant) {
      throw in.fault(
          "unsupported_value",
          "tool_calls, function_call, refusal, reasoning_content, annotations, audio and prefix go with the role assistant");
    }
  }

  private void content(JsonReader in) {
    if (in.absent()) {
      return;
    }
    hasContent = true;
    contentOf(in, prompt);
  }

  /** Reads a text, or a list of parts. */
  static void contentOf(JsonReader in, Prompt prompt) {
    if (in.type() == JsonType.STRING) {
      in.text(prompt);
    } else {
      in.array(ChatPart::read, prompt);
    }
  }

  /** Reads something that only the assistant says; null says nothing. */
  private void assistantOnly(JsonReader in, JsonReader.Element<Prompt> value) {
    if (!in.absent()) {
      hasAssistantParts = true;
      value.read(in, prompt);
    }
  }

  private static void toolCalls(JsonReader in, Prompt prompt) {
    in.array(
        (reader, all) -> {
          reader.object(TOOL_CALL, all);
          all.messages++;
        },
        prompt);
  }

  /** Mistral takes arguments as an object too. */
  private static void arguments(JsonReader in, Prompt prompt) {
    if (in.type() == JsonType.OBJECT) {
      prompt.schema(in);
    } else {
      Read.text(in, prompt);
    }
  }
}

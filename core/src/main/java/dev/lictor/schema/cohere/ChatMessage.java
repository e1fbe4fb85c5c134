package dev.lictor.schema.cohere;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.TextScan;
import dev.lictor.internal.json.Words;

/**
 * One message, while it is read. The text of a tool's message stands in JSON before the model reads it, and its role may come last;
 * so both sizes are kept until the end. Confined to one call.
 */
final class ChatMessage implements TextScan {

  private static final Words ROLES = Words.of("user", "assistant", "system", "tool");
  private static final Words CALL_TYPES = Words.of("function");

  private static final ObjectShape<ChatMessage> CALLED = ObjectShape.<ChatMessage>builder()
      .optional("name", (in, message) -> in.skip())
      .optional("arguments", (in, message) -> in.skip())
      .build();

  private static final ObjectShape<ChatMessage> TOOL_CALL = ObjectShape.<ChatMessage>builder()
      .optional("id", (in, message) -> in.skip())
      .optional("type", (in, message) -> in.word(CALL_TYPES))
      .optional("function", (in, message) -> in.object(CALLED, message))
      .build();

  private static final ObjectShape<ChatMessage> SHAPE = ObjectShape.<ChatMessage>builder()
      .required("role", (in, message) -> message.role = in.word(ROLES))
      .optional("content", (in, message) -> message.content(in))
      .optional("tool_call_id", (in, message) -> message.textOrNull(in))
      .optional("tool_plan", (in, message) -> message.textOrNull(in))
      .optional("tool_calls", (in, message) -> message.toolCalls(in))
      .optional("citations", (in, message) -> message.citations(in))
      .build();

  final Prompt prompt;
  private String role = "";
  private boolean hasContent;
  private long textBytes;
  private long writtenBytes;

  private ChatMessage(Prompt prompt) {
    this.prompt = prompt;
  }

  static void read(JsonReader in, Prompt prompt) {
    ChatMessage message = new ChatMessage(prompt);
    in.object(SHAPE, message);
    message.end(in);
  }

  private void end(JsonReader in) {
    if (!hasContent && !role.equals("assistant")) {
      throw in.fault("missing_key", "\"content\" is missing");
    }
    prompt.messages++;
    prompt.systemMessages += role.equals("system") ? 1 : 0;
    if (role.equals("tool")) {
      prompt.documents++;
      prompt.rewritten(writtenBytes);
    } else {
      prompt.text(textBytes);
    }
  }

  private void content(JsonReader in) {
    if (in.absent()) {
      return;
    }
    hasContent = true;
    if (in.type() == JsonType.STRING) {
      readText(in);
    } else {
      in.array(ContentPart::read, this);
    }
  }

  /** Reads a text of any length. */
  void readText(JsonReader in) {
    in.text(this);
    writtenBytes += in.end() - in.start();
  }

  private void textOrNull(JsonReader in) {
    if (!in.absent()) {
      readText(in);
    }
  }

  private void toolCalls(JsonReader in) {
    if (!in.absent()) {
      prompt.messages += in.array((reader, all) -> reader.object(TOOL_CALL, all), this);
      prompt.rewritten(in.end() - in.start());
    }
  }

  /** Passes over the citations of an earlier answer that is sent back. */
  private void citations(JsonReader in) {
    if (!in.absent()) {
      prompt.rewritten(in);
    }
  }

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    textBytes += decodedBytes;
  }
}

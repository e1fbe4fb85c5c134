package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;

/**
 * One message, while it is read. Its keys may come in any order, so what the role allows is tested at its end. Confined to one
 * call.
 *
 * <p>Formats: orchestration v2, spec 0.110.12 ({@code ChatMessage}); v1, the last spec before v2, which has no files, cache hints
 * or reasoning.
 */
final class Message {

  private static final Words ROLES = Words.of("system", "user", "assistant", "tool", "developer");

  private static final ObjectShape<Message> V1 = message()
      .optional("content", (in, message) -> message.content(in, MessageItem.V1))
      .build();

  private static final ObjectShape<Message> V2 = message()
      .optional("content", (in, message) -> message.content(in, MessageItem.V2))
      .optional("reasoning_content", (in, message) -> message.assistantOnly(in))
      .build();

  private final Messages messages;
  private String role = "";
  private boolean hasContent;
  private boolean hasMedia;
  private boolean hasToolCallId;
  private boolean hasAssistantParts;

  private Message(Messages messages) {
    this.messages = messages;
  }

  private static ObjectShape.Builder<Message> message() {
    return ObjectShape.<Message>builder()
        .required("role", (in, message) -> message.role = in.word(ROLES))
        .optional("refusal", (in, message) -> {
          message.hasAssistantParts = true;
          in.text(message.messages.text);
        })
        .optional("tool_calls", (in, message) -> message.assistantOnly(in))
        .optional("tool_call_id", (in, message) -> {
          message.hasToolCallId = true;
          in.text(message.messages.text);
        });
  }

  static void readV1(JsonReader in, Messages messages) {
    new Message(messages).read(in, V1);
  }

  static void readV2(JsonReader in, Messages messages) {
    new Message(messages).read(in, V2);
  }

  private void read(JsonReader in, ObjectShape<Message> shape) {
    in.object(shape, this);
    check(in);
    messages.count++;
    if (role.equals("system") || role.equals("developer")) {
      messages.systemCount++;
    }
  }

  private void check(JsonReader in) {
    if (!hasContent && !role.equals("assistant")) {
      throw in.fault("missing_key", "\"content\" is missing");
    }
    if (hasMedia && !role.equals("user")) {
      throw in.fault("unsupported_value", "only the role user may carry images and files");
    }
    if (hasToolCallId != role.equals("tool")) {
      throw in.fault("unsupported_value", "tool_call_id goes with the role tool");
    }
    if (hasAssistantParts && !role.equals("assistant")) {
      throw in.fault(
          "unsupported_value",
          "refusal, tool_calls and reasoning_content go with the role assistant");
    }
  }

  private void content(JsonReader in, ObjectShape<MessageItem> item) {
    hasContent = true;
    if (in.type() == JsonType.STRING) {
      in.text(messages.text);
      return;
    }
    int media = messages.media.size();
    int items =
        in.array((reader, message) -> MessageItem.read(reader, item, message.messages), this);
    if (items == 0) {
      throw in.fault("empty_array", "content needs at least one item");
    }
    hasMedia = messages.media.size() > media;
  }

  private void assistantOnly(JsonReader in) {
    hasAssistantParts = true;
    if (in.type() != JsonType.ARRAY) {
      throw in.fault("wrong_type", "expected array, found " + in.type().word());
    }
    in.skip(messages.text);
    messages.text.addBytes(
        in.end() - in.start()); // counted twice: as text, and for its punctuation
  }
}

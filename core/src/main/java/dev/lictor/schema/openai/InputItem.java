package dev.lictor.schema.openai;

import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One item of a request's {@code input}, while it is read (openai-openapi, {@code InputItem}). Messages, calls of the caller's own tools
 * and what came of them are closed objects. What remains of hosted tools' work, reasoning and compacted history is passed over: the
 * provider knows more of it than the body says, so it leaves the input unbounded. Confined to one call.
 */
final class InputItem {

  private static final Words TYPES = Words.of(
      "message",
      "item_reference",
      "function_call",
      "function_call_output",
      "custom_tool_call",
      "custom_tool_call_output",
      "reasoning",
      "compaction",
      "file_search_call",
      "web_search_call",
      "computer_call",
      "computer_call_output",
      "image_generation_call",
      "code_interpreter_call",
      "local_shell_call",
      "local_shell_call_output",
      "shell_call",
      "shell_call_output",
      "apply_patch_call",
      "apply_patch_call_output",
      "mcp_list_tools",
      "mcp_approval_request",
      "mcp_approval_response",
      "mcp_call");

  private static final Words ROLES = Words.of("user", "system", "developer", "assistant");

  private static final Set<String> MESSAGE =
      Set.of("type", "role", "content", "id", "status", "phase");
  private static final Set<String> REFERENCE = Set.of("type", "id");
  private static final Set<String> CALL = Set.of(
      "type", "id", "call_id", "name", "namespace", "arguments", "input", "output", "status");

  private static final ObjectShape<InputItem> SHAPE = shape();

  private final Prompt prompt;
  private final List<String> keys = new ArrayList<>(4);
  private String type = "";
  private String role = "";
  private String id = "";

  private InputItem(Prompt prompt) {
    this.prompt = prompt;
  }

  private static ObjectShape<InputItem> shape() {
    ObjectShape.Builder<InputItem> shape = ObjectShape.builder();
    key(shape, "type", (in, item) -> item.type = in.word(TYPES));
    key(shape, "role", (in, item) -> item.role = in.word(ROLES));
    key(shape, "id", (in, item) -> item.id = in.string());
    key(shape, "content", (in, item) -> InputPart.readAny(in, item.prompt));
    key(shape, "output", (in, item) -> InputPart.readAny(in, item.prompt));
    key(shape, "name", (in, item) -> in.text(item.prompt));
    key(shape, "namespace", (in, item) -> in.text(item.prompt));
    key(shape, "arguments", (in, item) -> in.text(item.prompt));
    key(shape, "input", (in, item) -> in.text(item.prompt));
    key(shape, "status", (in, item) -> in.skip());
    key(shape, "phase", (in, item) -> in.skip());
    key(shape, "call_id", (in, item) -> in.text(item.prompt));
    key(
        shape,
        "container_id",
        (in, item) -> item.prompt.reference("container", in.string(), Reference.Effect.CARRIES));
    return shape
        .others((in, item, key) -> {
          if (!in.absent()) {
            item.keys.add(key);
            in.skip(item.prompt);
          }
        })
        .build();
  }

  private static void key(
      ObjectShape.Builder<InputItem> shape, String key, ObjectShape.Member<InputItem> member) {
    shape.optional(key, (in, item) -> {
      if (!in.absent()) {
        item.keys.add(key);
        member.read(in, item);
      }
    });
  }

  static void read(JsonReader in, Prompt prompt) {
    InputItem item = new InputItem(prompt);
    in.object(SHAPE, item);
    item.take(in);
    prompt.messages++;
  }

  private void take(JsonReader in) {
    if (type.isEmpty() && role.isEmpty()) {
      type = "item_reference"; // its type may be left out, and a message has a role
    }
    switch (type) {
      case "", "message" -> message(in);
      case "item_reference" -> {
        closed(in, REFERENCE);
        if (id.isEmpty()) {
          throw in.fault("missing_key", "an item needs a type, a role or an id");
        }
        prompt.reference("item", id, Reference.Effect.CONTINUES);
      }
      case "function_call", "function_call_output", "custom_tool_call", "custom_tool_call_output" ->
        closed(in, CALL);
      default -> prompt.open = true;
    }
  }

  private void message(JsonReader in) {
    closed(in, MESSAGE);
    if (role.isEmpty()) {
      throw in.fault("missing_key", "the role of a message is missing");
    }
    if (role.equals("system") || role.equals("developer")) {
      prompt.systemMessages++;
    }
  }

  private void closed(JsonReader in, Set<String> known) {
    for (String key : keys) {
      if (!known.contains(key)) {
        throw in.fault("unknown_key", "this item has a key that its type does not know");
      }
    }
  }

  /** Reads {@code input}: a text, or a list of items. */
  static void readAll(JsonReader in, Prompt prompt) {
    if (in.type() == JsonType.STRING) {
      in.text(prompt);
      prompt.messages++;
    } else {
      Read.array(in, InputItem::read, prompt);
    }
  }
}

package dev.lictor.schema.openai;

import dev.lictor.budget.Amounts;
import dev.lictor.call.InputBound;
import dev.lictor.call.Tool;

/**
 * The bound on the input of a call: arithmetic only. Its argument stands in the description of the package. Not instantiable; all
 * functions are pure.
 */
final class InputSum {

  /** What the chat template of a model adds to any request: the longest known, gpt-oss's, adds about 70 tokens. */
  static final long REQUEST_TOKENS = 80;

  /** What it adds to a message, an item or a tool call: role and separators, 3 to 5 tokens where it is documented. */
  static final long MESSAGE_TOKENS = 8;

  /** What a provider adds once there are tools: none documents more than Anthropic's 530 tokens. */
  static final long TOOLS_TOKENS = 600;

  /** What it adds to a tool. */
  static final long TOOL_TOKENS = 16;

  /** Schemas are written anew before the model sees them: a character of two bytes may become an escape of six. */
  static final long SCHEMA_FACTOR = 3;

  /** What an embedding model adds to a text: its marks for begin and end, and NVIDIA's {@code passage:} in front. */
  static final long TEXT_TOKENS = 8;

  private InputSum() {}

  static InputBound of(Prompt prompt) {
    boolean closed = !prompt.open && prompt.media.isEmpty() && prompt.references.isEmpty();
    for (Tool tool : prompt.tools) {
      closed &= tool.kind().equals("function") || tool.kind().equals("custom");
    }
    long tokens =
        Amounts.plus(prompt.textBytes(), REQUEST_TOKENS + prompt.messages * MESSAGE_TOKENS);
    if (!prompt.tools.isEmpty()) {
      tokens = Amounts.plus(tokens, TOOLS_TOKENS + prompt.tools.size() * TOOL_TOKENS);
    }
    return new InputBound(Amounts.plus(tokens, prompt.schemaBytes * SCHEMA_FACTOR), closed);
  }
}

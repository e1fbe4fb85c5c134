package dev.lictor.schema.gemini;

import dev.lictor.call.InputBound;
import dev.lictor.call.Tool;

/**
 * The bound on the input of a call: arithmetic only, over sizes that are parts of one body. Its argument stands in the description
 * of the package. Not instantiable; all functions are pure.
 */
final class InputSum {

  /** What is added to any request: the longest chat template known adds about 70 tokens. */
  static final long REQUEST_TOKENS = 80;

  /** What is added to a content: its role and separators, or the sentence that embedding models put before a text. */
  static final long MESSAGE_TOKENS = 24;

  /** What is added once there are tools. */
  static final long TOOLS_TOKENS = 600;

  /** What is added to a tool. */
  static final long TOOL_TOKENS = 16;

  /** What is written anew before the model sees it: a character of two bytes may become an escape of six. */
  static final long REWRITTEN_FACTOR = 3;

  private InputSum() {}

  static InputBound of(Call call) {
    long tokens = REQUEST_TOKENS
        + call.messages * MESSAGE_TOKENS
        + call.textBytes
        + call.rewrittenBytes * REWRITTEN_FACTOR;
    boolean closed = call.media.isEmpty() && call.references.isEmpty();
    for (Tool tool : call.tools) {
      closed &= tool.kind().equals("function");
    }
    if (!call.tools.isEmpty()) {
      tokens += TOOLS_TOKENS + call.tools.size() * TOOL_TOKENS;
    }
    return new InputBound(tokens, closed);
  }
}

package dev.lictor.schema.anthropic;

import dev.lictor.budget.Amounts;
import dev.lictor.call.InputBound;
import dev.lictor.call.Tool;

/**
 * The bound on the input of a call: arithmetic only. Its argument stands in the description of the package. Not instantiable; all
 * functions are pure.
 */
final class InputSum {

  private static final long REQUEST_TOKENS = 80;

  /** What roles and separators add to a message or a block. */
  private static final long PART_TOKENS = 8;

  /** What Anthropic adds once there are tools or a format: its reference documents 264 to 804 tokens for tools. */
  private static final long TOOLS_TOKENS = 1024;

  private static final long TOOL_TOKENS = 16;

  /** What models that are told of their budget of tokens read behind each result of a tool. */
  private static final long TOOL_RESULT_TOKENS = 32;

  private static final long REWRITTEN_FACTOR = 3;

  private InputSum() {}

  static InputBound of(MessagesRequest request) {
    long tokens = Amounts.plus(
        REQUEST_TOKENS + request.textBytes,
        request.parts * PART_TOKENS + request.toolResults * TOOL_RESULT_TOKENS);
    tokens = Amounts.plus(tokens, request.rewrittenBytes * REWRITTEN_FACTOR);
    long tools = (long) request.tools.size() + request.servers.size();
    if (tools > 0 || request.formatted) {
      tokens = Amounts.plus(tokens, TOOLS_TOKENS + tools * TOOL_TOKENS);
    }
    return new InputBound(tokens, closed(request));
  }

  private static boolean closed(MessagesRequest request) {
    for (Tool tool : request.tools) {
      if (!tool.kind().equals("function")) {
        return false;
      }
    }
    return !request.open
        && request.servers.isEmpty()
        && request.media.isEmpty()
        && request.references.isEmpty();
  }
}

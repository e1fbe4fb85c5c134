package dev.lictor.schema.cohere;

import dev.lictor.budget.Amounts;
import dev.lictor.call.InputBound;

/**
 * The bound on the input of a chat: arithmetic only. Its argument stands in the description of the package. Not instantiable; all
 * functions are pure.
 */
final class InputSum {

  /** What the template adds to any chat: the preamble and the safety instruction, some 500 tokens in published answers. */
  static final long REQUEST_TOKENS = 1024;

  /** What it adds once tools, documents or earlier results take part: 1430 tokens in all in the largest published answer. */
  static final long GROUNDING_TOKENS = 1024;

  /** What it adds to a message: the marks of turn and role. */
  static final long MESSAGE_TOKENS = 8;

  /** What it adds to a tool, a document or a result: its number, its keys and the JSON around it. */
  static final long ELEMENT_TOKENS = 32;

  /** Of what Cohere writes anew, a character of two bytes may become an escape of six. */
  static final long REWRITTEN_FACTOR = 3;

  private InputSum() {}

  static InputBound of(Prompt prompt) {
    long elements = prompt.tools.size() + prompt.documents;
    long tokens = Amounts.plus(
        REQUEST_TOKENS + prompt.messages * MESSAGE_TOKENS + elements * ELEMENT_TOKENS,
        prompt.textBytes());
    if (prompt.rewrittenBytes() > 0) {
      tokens = Amounts.plus(tokens, GROUNDING_TOKENS);
    }
    return new InputBound(
        Amounts.plus(tokens, prompt.rewrittenBytes() * REWRITTEN_FACTOR), prompt.media.isEmpty());
  }
}

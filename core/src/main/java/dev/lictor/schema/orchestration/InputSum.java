package dev.lictor.schema.orchestration;

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

  /** What it adds to a message: role and separators, 3 to 5 tokens in the families that are documented. */
  static final long MESSAGE_TOKENS = 8;

  /** What goes with a text that is embedded: the task in words, such as those of E5 and NV-Embed, of about 20 tokens. */
  static final long TEXT_TOKENS = 32;

  /** What a provider adds once there are tools: Anthropic documents up to 530 tokens. */
  static final long TOOLS_TOKENS = 600;

  /** What it adds to a tool. */
  static final long TOOL_TOKENS = 16;

  /**
   * Providers write schemas anew before the model sees them, with other spaces and escapes: a character of two bytes of UTF-8
   * may become an escape of six.
   */
  static final long SCHEMA_FACTOR = 3;

  private InputSum() {}

  /** Returns the bound for the whole call: the largest over its elements. */
  static InputBound of(Call call) {
    boolean closed = call.configRef == null
        && !call.values.open()
        && !call.history.text.open()
        && call.history.media.isEmpty();
    long tokens = 0;
    for (ModuleSet element : call.elements) {
      tokens = Math.max(tokens, tokens(call, element));
      closed &= closed(element);
    }
    return new InputBound(tokens, closed);
  }

  /**
   * Returns the bound for texts that a model embeds one by one. Each may begin with an entity, so each adds one to the bytes that
   * masking may lengthen.
   */
  static long ofTexts(long bytes, long texts, MaskGrowth growth) {
    return Amounts.plus(
        growth.of(Amounts.plus(bytes, texts), 1), Amounts.times(texts, TEXT_TOKENS));
  }

  private static boolean closed(ModuleSet element) {
    for (Tool tool : element.tools) {
      if (!tool.kind().equals("function")) {
        return false;
      }
    }
    return element.templateRef == null
        && !element.grounding
        && !element.translation
        && !element.template.text.open()
        && !element.defaults.open()
        && !element.schemaBraces.found()
        && element.template.media.isEmpty();
  }

  private static long tokens(Call call, ModuleSet element) {
    PromptText history = call.history.text;
    PromptText template = element.template.text;
    long bytes = Amounts.plus(
        history.expandedBytes(call.values, element.defaults),
        template.expandedBytes(call.values, element.defaults));
    long masked = element.maskGrowth.of(bytes, history.texts() + template.texts());
    long messages = call.history.count + element.template.count;
    long tokens = Amounts.plus(masked, REQUEST_TOKENS + messages * MESSAGE_TOKENS);
    if (!element.tools.isEmpty()) {
      tokens = Amounts.plus(tokens, TOOLS_TOKENS + element.tools.size() * TOOL_TOKENS);
    }
    return Amounts.plus(tokens, element.schemaBytes * SCHEMA_FACTOR);
  }
}

package dev.lictor.example.simulator.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;

/**
 * Tokens that one model call used. Immutable.
 *
 * @param promptTokens tokens of the input
 * @param completionTokens tokens of the output, all choices together
 */
public record TokenUsage(long promptTokens, long completionTokens) {
  /** Nothing at all. */
  public static final TokenUsage ZERO = new TokenUsage(0, 0);

  /** Returns input and output together. */
  public long totalTokens() {
    return promptTokens + completionTokens;
  }

  /** Writes the object that OpenAI's and the orchestration service's answers carry under {@code usage}. */
  public ObjectNode toJson() {
    return Json.object()
        .put("completion_tokens", completionTokens)
        .put("prompt_tokens", promptTokens)
        .put("total_tokens", totalTokens());
  }
}

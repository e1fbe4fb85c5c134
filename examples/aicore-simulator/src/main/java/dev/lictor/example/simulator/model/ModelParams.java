package dev.lictor.example.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The parameters of a call that change an answer here. Immutable.
 *
 * @param maxTokens the smallest cap on each answer's tokens
 * @param choices how many answers are wanted
 * @param includeUsage whether a stream is to end with figures
 */
public record ModelParams(long maxTokens, int choices, boolean includeUsage) {
  private static final int MAX_CHOICES = 128;

  /** Says what is wrong with parameters; empty if nothing is. */
  public static Optional<String> problem(JsonNode params) {
    for (String cap : new String[] {"max_tokens", "max_completion_tokens"}) {
      JsonNode value = params.path(cap);
      if (!value.isMissingNode()
          && !value.isNull()
          && (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 1)) {
        return Optional.of("Invalid value for '" + cap + "': expected an integer of at least 1.");
      }
    }
    JsonNode n = params.path("n");
    if (!n.isMissingNode()
        && !n.isNull()
        && (!n.isInt() || n.intValue() < 1 || n.intValue() > MAX_CHOICES)) {
      return Optional.of(
          "Invalid value for 'n': expected an integer between 1 and " + MAX_CHOICES + ".");
    }
    return Optional.empty();
  }

  /** Reads parameters in which {@link #problem} found none. */
  public static ModelParams of(JsonNode params, LanguageModel model) {
    long cap = Math.min(
        params.path("max_tokens").asLong(model.maxOutputTokens()),
        params.path("max_completion_tokens").asLong(model.maxOutputTokens()));
    return new ModelParams(
        Math.min(cap, model.maxOutputTokens()),
        params.path("n").asInt(1),
        params.path("stream_options").path("include_usage").asBoolean(false));
  }
}

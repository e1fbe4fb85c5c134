package dev.lictor.usage;

import java.util.Objects;

/**
 * What a call used, in tokens, normalised over all providers. Each figure is at least 0. Immutable.
 *
 * @param inputTokens all tokens that went in, cached ones and cache writes included
 * @param cachedInputTokens those of the input that were read from a cache
 * @param cacheWriteTokens those of the input that were written to a cache
 * @param outputTokens all tokens that came out, reasoning included
 * @param reasoningTokens those of the output that the caller does not see
 * @param totalTokens the total: what the provider says, but never less than input and output together
 * @param certainty how certain the figures are
 */
public record Usage(
    long inputTokens,
    long cachedInputTokens,
    long cacheWriteTokens,
    long outputTokens,
    long reasoningTokens,
    long totalTokens,
    Certainty certainty) {

  /** Nothing used, known exactly. */
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, Certainty.EXACT);

  /** Checks the ranges, and raises a total that is less than its parts. */
  public Usage {
    Objects.requireNonNull(certainty, "certainty");
    if (Math.min(Math.min(inputTokens, cachedInputTokens), Math.min(cacheWriteTokens, outputTokens))
            < 0
        || Math.min(reasoningTokens, totalTokens) < 0) {
      throw new IllegalArgumentException("usage figures must be at least 0");
    }
    long sum = inputTokens + outputTokens;
    totalTokens = Math.max(totalTokens, sum < 0 ? Long.MAX_VALUE : sum);
  }

  /** Returns a usage of the given input and output alone. */
  public static Usage of(long inputTokens, long outputTokens, Certainty certainty) {
    return new Usage(inputTokens, 0, 0, outputTokens, 0, 0, certainty);
  }
}

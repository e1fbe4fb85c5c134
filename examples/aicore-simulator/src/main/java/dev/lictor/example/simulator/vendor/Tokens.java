package dev.lictor.example.simulator.vendor;

import dev.lictor.example.simulator.exchange.TokenUsage;

/**
 * Tokens of one call in buckets that do not overlap, so that each dialect can add up what it includes. Immutable.
 *
 * @param input tokens of the prompt outside any cache
 * @param cacheRead tokens of the prompt read from a cache
 * @param cacheWrite tokens of the prompt written to a cache
 * @param thinking tokens thought
 * @param output tokens said, all choices together
 */
public record Tokens(long input, long cacheRead, long cacheWrite, long thinking, long output) {
  /** Nothing at all. */
  public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0);

  /** Returns everything that went in. */
  public long allInput() {
    return input + cacheRead + cacheWrite;
  }

  /** Returns everything that came out. */
  public long allOutput() {
    return thinking + output;
  }

  /** Returns what a provider would charge. */
  public TokenUsage usage() {
    return new TokenUsage(allInput(), allOutput());
  }
}

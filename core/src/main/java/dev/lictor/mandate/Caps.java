package dev.lictor.mandate;

import dev.lictor.call.Attempt;
import java.util.OptionalLong;

/**
 * What a call may ask for at most. Immutable.
 *
 * @param outputTokens the tokens of one answer, at least 1
 * @param choices the answers at once, at least 1
 * @param retries how often the upstream may try again, at least 0
 */
public record Caps(OptionalLong outputTokens, OptionalLong choices, OptionalLong retries) {

  /** No cap. */
  public static final Caps NONE =
      new Caps(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** Checks the ranges. */
  public Caps {
    atLeast(outputTokens, 1, "output tokens");
    atLeast(choices, 1, "choices");
    atLeast(retries, 0, "retries");
  }

  private static void atLeast(OptionalLong cap, long least, String what) {
    if (cap.isPresent() && cap.getAsLong() < least) {
      throw new IllegalArgumentException(
          "a cap of " + what + " must be at least " + least + ", found " + cap.getAsLong());
    }
  }

  /** Returns the smaller ones. */
  Caps and(Caps other) {
    return new Caps(
        smaller(outputTokens, other.outputTokens),
        smaller(choices, other.choices),
        smaller(retries, other.retries));
  }

  private static OptionalLong smaller(OptionalLong one, OptionalLong other) {
    return one.isPresent() && other.isPresent()
        ? OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()))
        : one.isPresent() ? one : other;
  }

  /** Returns those that the model of an attempt may exceed. */
  Caps exceededBy(Attempt attempt) {
    return new Caps(
        attempt.maxOutputTokens() > outputTokens.orElse(Long.MAX_VALUE)
            ? outputTokens
            : OptionalLong.empty(),
        attempt.choices() > choices.orElse(Long.MAX_VALUE) ? choices : OptionalLong.empty(),
        attempt.retries() > retries.orElse(Long.MAX_VALUE) ? retries : OptionalLong.empty());
  }

  Attempt on(Attempt attempt) {
    return attempt.atMost(outputTokens, choices, retries);
  }
}

package dev.lictor.testkit.drawing;

import java.util.Objects;

/**
 * A value for which something does not hold. Immutable.
 *
 * @param <T> the type of the values
 * @param value the smallest such value that was found
 * @param drawn the value that was drawn first
 * @param attempt which of the values that were drawn failed, from 1 on
 * @param attempts how many values were to be drawn
 * @param shrunk how often a smaller one was found
 * @param seed the seed they were drawn with
 */
public record CounterExample<T>(
    T value, T drawn, int attempt, int attempts, int shrunk, long seed) {

  /** Checks that nothing is null. */
  public CounterExample {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(drawn, "drawn");
  }

  /** Returns in a few words how the value was come by, so that it can be come by again. */
  public String origin() {
    return "seed " + seed + ", try " + attempt + " of " + attempts + ", shrunk " + shrunk
        + (shrunk == 1 ? " time" : " times");
  }
}

package dev.lictor.schema;

import dev.lictor.usage.Usage;
import java.util.Objects;
import java.util.Optional;

/**
 * What a meter found in an answer. Immutable.
 *
 * @param usage the provider's own figures, if the answer has usable ones
 * @param filtered whether the answer is an error that a content filter raised after it had read the prompt, so that the input
 *     was paid for
 * @param brokeOff whether the answer says itself that it is not whole: a stream with an error in it, or without its end
 * @param stored what the provider keeps beyond the answer, if it says so
 * @param failedAttempts how many models of a fallback list failed before the one that answered, and may have read the input: its
 *     figures are not among those of the usage
 */
public record Measured(
    Optional<Usage> usage,
    boolean filtered,
    boolean brokeOff,
    Optional<Stored> stored,
    long failedAttempts) {

  /** Nothing was found. */
  public static final Measured NOTHING = new Measured(Optional.empty(), false, false);

  /** Checks that nothing is null. */
  public Measured {
    Objects.requireNonNull(usage, "usage");
    Objects.requireNonNull(stored, "stored");
    if (failedAttempts < 0) {
      throw new IllegalArgumentException(
          "failedAttempts must be at least 0, found " + failedAttempts);
    }
  }

  /** Makes the finding of an answer before which no model failed. */
  public Measured(
      Optional<Usage> usage, boolean filtered, boolean brokeOff, Optional<Stored> stored) {
    this(usage, filtered, brokeOff, stored, 0);
  }

  /** Returns the same finding, of an answer that is not whole if the condition holds. */
  public Measured brokenOffIf(boolean condition) {
    return new Measured(usage, filtered, brokeOff || condition, stored, failedAttempts);
  }

  /** Makes the finding of an answer of which nothing is kept. */
  public Measured(Optional<Usage> usage, boolean filtered, boolean brokeOff) {
    this(usage, filtered, brokeOff, Optional.empty());
  }
}

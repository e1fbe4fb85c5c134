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
 */
public record Measured(Optional<Usage> usage, boolean filtered, boolean brokeOff) {

  /** Nothing was found. */
  public static final Measured NOTHING = new Measured(Optional.empty(), false, false);

  /** Checks that nothing is null. */
  public Measured {
    Objects.requireNonNull(usage, "usage");
  }
}

package dev.lictor.schema;

import dev.lictor.usage.Usage;
import java.util.Objects;
import java.util.Optional;

/**
 * What a meter found in a whole answer. Immutable.
 *
 * @param usage the provider's own figures, if the answer has usable ones
 * @param filtered whether the answer is an error that a content filter raised after it had read the prompt, so that the input
 *     was paid for
 */
public record Measured(Optional<Usage> usage, boolean filtered) {

  /** Nothing was found. */
  public static final Measured NOTHING = new Measured(Optional.empty(), false);

  /** Checks that nothing is null. */
  public Measured {
    Objects.requireNonNull(usage, "usage");
  }
}

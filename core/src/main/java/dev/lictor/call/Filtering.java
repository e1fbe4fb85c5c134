package dev.lictor.call;

import java.util.Objects;

/**
 * The content filters of a call, as what they stop: of a fallback list the weakest of all elements. Immutable.
 *
 * @param input the filters before the model
 * @param output the filters behind the model
 */
public record Filtering(Filters input, Filters output) {

  /** No filter on either side. */
  public static final Filtering NONE = new Filtering(Filters.NONE, Filters.NONE);

  /** Checks that nothing is null. */
  public Filtering {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
  }

  /** Returns what both stop. */
  public Filtering weakest(Filtering other) {
    return new Filtering(input.weakest(other.input), output.weakest(other.output));
  }

  /** Returns what either stops. */
  public Filtering strictest(Filtering other) {
    return new Filtering(input.strictest(other.input), output.strictest(other.output));
  }

  /** Returns whether everything is stopped that the other stops. */
  public boolean stopsAllOf(Filtering other) {
    return strictest(other).equals(this);
  }
}

package dev.lictor.testkit.internal.body;

import java.util.Objects;
import net.jqwik.api.Arbitrary;

/**
 * One of several forms that the requests of a dialect have. Immutable.
 *
 * @param weight how often it is drawn, beside the others of its dialect
 * @param asks the requests
 */
public record Choice(int weight, Arbitrary<Ask> asks) {

  /** Checks that nothing is null. */
  public Choice {
    Objects.requireNonNull(asks, "asks");
  }
}

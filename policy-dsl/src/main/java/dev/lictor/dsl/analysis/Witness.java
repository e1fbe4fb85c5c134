package dev.lictor.dsl.analysis;

import dev.lictor.policy.Situation;
import java.util.Objects;

/**
 * A call that shows something. Immutable.
 *
 * @param call the call
 * @param given what counts of it, as the {@code given} of a test says it; ends with a line break
 */
public record Witness(Situation call, String given) {
  /** Checks that nothing is null. */
  public Witness {
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(given, "given");
  }
}

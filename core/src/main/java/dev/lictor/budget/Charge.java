package dev.lictor.budget;

import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;

/** What a call that was sent is charged. Not instantiable; all functions are pure. */
public final class Charge {

  private Charge() {}

  /**
   * Returns what a call that was sent costs in a unit: the total of its tokens, or one request.
   *
   * @param heldAmount what was held, and what is charged in tokens if nothing is known of the usage
   */
  public static long of(Usage usage, Unit unit, long heldAmount) {
    return switch (unit) {
      case TOKENS ->
        usage.certainty() == Certainty.UNKNOWN ? heldAmount : Amounts.clamp(usage.totalTokens());
      case REQUESTS -> 1;
    };
  }
}

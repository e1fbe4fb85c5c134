package dev.lictor.budget;

import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;

/** What a call that was sent is charged. Not instantiable; all functions are pure. */
public final class Charge {

  private Charge() {}

  /**
   * Returns what a call that was sent costs in a unit: its tokens, or one request.
   *
   * @param heldAmount what was held, and what is charged in tokens if nothing is known of the usage
   */
  public static long of(Usage usage, Unit unit, long heldAmount) {
    return switch (unit) {
      case TOKENS -> known(usage, usage.totalTokens(), heldAmount);
      case INPUT_TOKENS -> known(usage, usage.inputTokens(), heldAmount);
      case OUTPUT_TOKENS -> known(usage, usage.outputTokens(), heldAmount);
      case REQUESTS -> 1;
    };
  }

  private static long known(Usage usage, long tokens, long heldAmount) {
    return usage.certainty() == Certainty.UNKNOWN ? heldAmount : Amounts.clamp(tokens);
  }
}

package dev.lictor.internal.engine;

import dev.lictor.budget.Unit;
import dev.lictor.budget.WorstCase;
import dev.lictor.call.CallFacts;
import dev.lictor.schema.Measured;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;

/** What an ended call is taken to have used: the table of what whole, failed and partial answers cost. Not instantiable. */
final class Charging {

  private Charging() {}

  /** Returns the usage behind a complete answer. */
  static Usage complete(CallFacts facts, int status, Measured measured) {
    if (status >= 200 && status < 300) {
      return measured.brokeOff()
          ? partial(facts, measured)
          : measured.usage().orElseGet(() -> worst(facts));
    }
    boolean inputWasRead =
        measured.filtered() || status == 408 || status == 429 || status >= 500 || status < 400;
    Usage least = inputWasRead ? input(facts) : Usage.NONE;
    Usage found = measured.usage().orElse(Usage.NONE); // of those elements of a list that tell it
    return found.totalTokens() > least.totalTokens() ? found : least;
  }

  /** Returns the usage behind an answer that is not complete: at least all that the call may use. */
  static Usage partial(CallFacts facts, Measured measured) {
    Usage worst = worst(facts);
    return measured.usage().isPresent()
            && measured.usage().get().totalTokens() > worst.totalTokens()
        ? measured.usage().get()
        : worst;
  }

  /** Returns the tokens that are held for a call; all its models are known, or it would not have been admitted. */
  static long heldTokens(CallFacts facts) {
    return facts.countsTokens()
            && WorstCase.of(facts, Unit.TOKENS) instanceof WorstCase.Amount worst
        ? worst.amount()
        : 0;
  }

  private static Usage worst(CallFacts facts) {
    long input = WorstCase.inputTokens(facts);
    long total = heldTokens(facts);
    return Usage.of(Math.min(input, total), total - Math.min(input, total), Certainty.ESTIMATED);
  }

  private static Usage input(CallFacts facts) {
    return Usage.of(WorstCase.inputTokens(facts), 0, Certainty.ESTIMATED);
  }
}

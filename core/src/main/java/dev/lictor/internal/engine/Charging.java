package dev.lictor.internal.engine;

import dev.lictor.budget.Amounts;
import dev.lictor.budget.Unit;
import dev.lictor.budget.WorstCase;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filters;
import dev.lictor.call.ModelRef;
import dev.lictor.schema.Measured;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;

/** What an ended call is taken to have used: the table of what whole, failed and partial answers cost. Not instantiable. */
final class Charging {

  /** The attribute of a model in the catalogue that says whether it may think unseen; without it, it may. */
  private static final String REASONING = "reasoning";

  private Charging() {}

  /**
   * Returns the usage behind a complete answer.
   *
   * @param answerBytes how many bytes of it passed
   */
  static Usage complete(CallFacts facts, int status, Measured measured, long answerBytes) {
    if (status >= 200 && status < 300) {
      return measured.brokeOff()
          ? partial(facts, measured, answerBytes)
          : withFailures(
              facts, measured, measured.usage().orElseGet(() -> estimate(facts, answerBytes)));
    }
    boolean inputWasRead =
        measured.filtered() || status == 408 || status == 429 || status >= 500 || status < 400;
    Usage least = inputWasRead ? input(facts) : Usage.NONE;
    Usage found = measured.usage().orElse(Usage.NONE); // of those elements of a list that tell it
    return found.totalTokens() > least.totalTokens() ? found : least;
  }

  /** Adds the input of the models of a fallback list that failed before the one that answered: no figures tell of them. */
  private static Usage withFailures(CallFacts facts, Measured measured, Usage usage) {
    if (measured.failedAttempts() == 0) {
      return usage;
    }
    long lost = Amounts.times(WorstCase.inputTokens(facts), measured.failedAttempts());
    return new Usage(
        Amounts.plus(usage.inputTokens(), lost),
        usage.cachedInputTokens(),
        usage.cacheWriteTokens(),
        usage.outputTokens(),
        usage.reasoningTokens(),
        Amounts.plus(usage.totalTokens(), lost),
        Certainty.ESTIMATED);
  }

  /** Returns the usage behind an answer that is not complete: what was seen of it, and at least the input. */
  static Usage partial(CallFacts facts, Measured measured, long answerBytes) {
    Usage seen = estimate(facts, answerBytes);
    return measured.usage().isPresent() && measured.usage().get().totalTokens() > seen.totalTokens()
        ? measured.usage().get()
        : seen;
  }

  /**
   * Returns what a call without figures is taken to have used: its input, and as many tokens as bytes of the answer passed, since a
   * token is a byte of text at least. Where the model may have written what the answer does not show, it is all that the call may use.
   */
  private static Usage estimate(CallFacts facts, long answerBytes) {
    long input = WorstCase.inputTokens(facts);
    long most = heldTokens(facts);
    long output = showsAll(facts) ? Math.min(answerBytes, Math.max(0, most - input)) : most - input;
    return Usage.of(Math.min(input, most), Math.max(0, output), Certainty.ESTIMATED);
  }

  private static boolean showsAll(CallFacts facts) {
    boolean thinks = false;
    for (ModelRef model : facts.models()) {
      thinks |= model.entry().isEmpty()
          || !Boolean.FALSE.equals(model.entry().get().attributes().get(REASONING));
    }
    return !thinks
        && !facts.translation()
        && facts.filtering().output().equals(Filters.NONE)
        && facts.masking().entities().isEmpty();
  }

  /** Returns the tokens that are held for a call; all its models are known, or it would not have been admitted. */
  static long heldTokens(CallFacts facts) {
    return facts.countsTokens()
            && WorstCase.of(facts, Unit.TOKENS) instanceof WorstCase.Amount worst
        ? worst.amount()
        : 0;
  }

  private static Usage input(CallFacts facts) {
    return Usage.of(WorstCase.inputTokens(facts), 0, Certainty.ESTIMATED);
  }
}

package dev.lictor.store;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.WindowSpan;

/**
 * A budget that has no room for a hold. Immutable.
 *
 * @param key the account
 * @param window the turn that was looked at
 * @param amount what was asked for
 * @param limit what the account may have committed
 * @param committed what it has committed, open and spent together
 */
public record Lacking(BudgetKey key, WindowSpan window, long amount, long limit, long committed) {

  /** Returns whether the amount exceeds the whole limit, so that waiting does not help. */
  public boolean neverFits() {
    return amount > limit;
  }
}

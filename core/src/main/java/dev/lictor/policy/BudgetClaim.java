package dev.lictor.policy;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.Window;

/**
 * A budget that applies to one call. Immutable.
 *
 * @param key the account
 * @param limit what the account may have committed, within {@link dev.lictor.budget.Amounts}
 * @param window how long the account lasts
 * @param shadow whether the books are kept only, for a document that does not decide: the limit refuses nothing
 */
public record BudgetClaim(BudgetKey key, long limit, Window window, boolean shadow) {

  /** Makes a claim that decides. */
  public BudgetClaim(BudgetKey key, long limit, Window window) {
    this(key, limit, window, false);
  }

  /** Returns this claim as one that only keeps the books. */
  public BudgetClaim asShadow() {
    return new BudgetClaim(key, limit, window, true);
  }
}

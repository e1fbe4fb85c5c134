package dev.lictor.policy;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.Window;

/**
 * A budget that applies to one call. Immutable.
 *
 * @param key the account
 * @param limit what the account may have committed, within {@link dev.lictor.budget.Amounts}
 * @param window how long the account lasts
 */
public record BudgetClaim(BudgetKey key, long limit, Window window) {}

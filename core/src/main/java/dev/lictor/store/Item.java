package dev.lictor.store;

import dev.lictor.budget.Amounts;
import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.WindowSpan;
import java.util.List;
import java.util.Objects;

/**
 * What a hold asks of one budget. Immutable.
 *
 * @param key the account
 * @param amount how much, in the key's unit, within {@link Amounts}
 * @param limit what the account may have committed afterwards, within {@link Amounts}
 * @param candidates the turns of the window that the store may choose from by its own clock, at least one
 */
public record Item(BudgetKey key, long amount, long limit, List<WindowSpan> candidates) {

  /** Checks the ranges. */
  public Item {
    Objects.requireNonNull(key, "key");
    candidates = List.copyOf(candidates);
    if (!Amounts.inRange(amount) || !Amounts.inRange(limit)) {
      throw new IllegalArgumentException("amount and limit of budget \"" + key.budget()
          + "\" must be within 0 and 2^53-1, found " + amount + " and " + limit);
    }
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "budget \"" + key.budget() + "\" needs a window to be booked to");
    }
  }
}

package dev.lictor.store;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.WindowSpan;

/**
 * What a granted hold booked on one budget. Immutable.
 *
 * @param key the account
 * @param window the turn that the store chose; settling and correcting stay there
 * @param amount how much is held
 */
public record Booking(BudgetKey key, WindowSpan window, long amount) {}

package dev.lictor.store;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.WindowSpan;

/**
 * The state of one account in one turn of its window. Immutable.
 *
 * @param key the account
 * @param window the turn
 * @param spent what settled calls used
 * @param open what calls that are not settled hold
 * @param limit a limit that was presented lately, or 0 if all that is known of the account are receipts of a store that lost it
 */
public record Balance(BudgetKey key, WindowSpan window, long spent, long open, long limit) {}

package dev.lictor.store;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.WindowSpan;

/**
 * The counter of one account in one turn of its window. The bounds are those of its first user and bind all later ones. Not
 * thread-safe: its stripe's lock guards it.
 */
final class Cell {

  final BudgetKey key;
  final WindowSpan window;
  private long committed;
  private long open;
  private long limit;

  Cell(BudgetKey key, WindowSpan window) {
    this.key = key;
    this.window = window;
  }

  long committed() {
    return committed;
  }

  /** Notes the limit that was presented last. */
  void present(long newLimit) {
    limit = newLimit;
  }

  /** Takes an amount, whether or not there is room. */
  void take(long amount) {
    committed = Bookkeeping.moved(committed, amount);
    open = Bookkeeping.moved(open, amount);
  }

  /** Changes what one hold is charged. */
  void charge(boolean wasOpen, long before, long after) {
    committed = Bookkeeping.moved(committed, after - before);
    if (wasOpen) {
      open = Bookkeeping.moved(open, -before);
    }
  }

  Balance balance() {
    return new Balance(key, window, committed - open, open, limit);
  }
}

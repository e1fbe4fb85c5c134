package dev.lictor.store;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.WindowSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Some of the accounts, and the lock that guards them. Thread-safe as long as all but the lock is used under the lock. */
final class Stripe {

  final ReentrantLock lock = new ReentrantLock();
  private final Map<BudgetKey, List<Cell>> accounts = new HashMap<>();
  private final PriorityQueue<Cell> byEnd =
      new PriorityQueue<>(Comparator.comparingLong(cell -> cell.window.endMillis()));

  /** Returns the counter of an account for a turn, or null if nobody opened it. */
  @Nullable
  Cell find(BudgetKey key, String windowId) {
    List<Cell> cells = accounts.get(key);
    if (cells == null) {
      return null;
    }
    for (int i = cells.size() - 1; i >= 0; i--) {
      if (cells.get(i).window.id().equals(windowId)) {
        return cells.get(i);
      }
    }
    return null;
  }

  /** Opens the counter of an account for a turn that has none. */
  Cell open(BudgetKey key, WindowSpan window) {
    Cell cell = new Cell(key, window);
    accounts.computeIfAbsent(key, absent -> new ArrayList<>(2)).add(cell);
    byEnd.add(cell);
    return cell;
  }

  /** Drops counters whose time is over, at most as many as said; what is left comes next time. */
  void sweep(long nowMillis, long graceMillis, int most) {
    for (int i = 0; i < most; i++) {
      Cell first = byEnd.peek();
      if (first == null || !Bookkeeping.dropped(first.window, nowMillis, graceMillis)) {
        return;
      }
      byEnd.remove();
      accounts.computeIfPresent(first.key, (key, cells) -> {
        cells.remove(first);
        return cells.isEmpty() ? null : cells;
      });
    }
  }

  /** Adds the state of every counter whose time is not over. */
  void balances(long nowMillis, long graceMillis, List<Balance> page) {
    for (List<Cell> cells : accounts.values()) {
      for (Cell cell : cells) {
        if (!Bookkeeping.dropped(cell.window, nowMillis, graceMillis)) {
          page.add(cell.balance());
        }
      }
    }
  }

  int size() {
    return byEnd.size();
  }
}

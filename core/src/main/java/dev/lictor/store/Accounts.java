package dev.lictor.store;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.WindowSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All counters, in stripes. Each message locks the stripes of all its accounts in ascending order, so that no two can wait for
 * each other, and works on them as if it were alone. Thread-safe.
 */
final class Accounts {

  private static final int STRIPES = 128;
  private static final int PAGE = 500;
  private static final int SWEEP = 2;

  private final Stripe[] stripes = new Stripe[STRIPES];
  private final long graceMillis;

  Accounts(long graceMillis) {
    this.graceMillis = graceMillis;
    Arrays.setAll(stripes, index -> new Stripe());
  }

  /** Takes the amounts of all items, or of none. */
  Grant take(HoldId id, List<Item> items, long nowMillis) {
    BudgetKey[] keys = new BudgetKey[items.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = items.get(i).key();
    }
    int[] locked = lock(keys);
    try {
      return takeLocked(id, items, nowMillis);
    } finally {
      unlock(locked);
    }
  }

  private Grant takeLocked(HoldId id, List<Item> items, long nowMillis) {
    WindowSpan[] windows = new WindowSpan[items.size()];
    List<Lacking> lacking = new ArrayList<>(0);
    for (int i = 0; i < windows.length; i++) {
      Item item = items.get(i);
      Stripe stripe = stripeOf(item.key());
      WindowSpan window = turn(stripe, item, nowMillis);
      if (window == null) {
        return new Grant.Skew();
      }
      windows[i] = window;
      Cell cell = stripe.find(item.key(), window.id());
      long committed = cell == null ? 0 : cell.committed();
      if (cell != null) {
        cell.present(item.limit());
      }
      if (!Bookkeeping.fits(committed, item.amount(), item.limit())) {
        lacking.add(new Lacking(item.key(), window, item.amount(), item.limit(), committed));
      }
    }
    if (!lacking.isEmpty()) {
      return new Grant.Refused(lacking);
    }
    // INVARIANT: nothing is taken above this line, and nothing is refused below it.
    List<Booking> bookings = new ArrayList<>(windows.length);
    for (int i = 0; i < windows.length; i++) {
      Item item = items.get(i);
      Stripe stripe = stripeOf(item.key());
      Cell cell = opened(stripe, item.key(), windows[i]);
      cell.present(item.limit());
      cell.take(item.amount());
      stripe.sweep(nowMillis, graceMillis, SWEEP);
      bookings.add(new Booking(item.key(), windows[i], item.amount()));
    }
    return new Grant.Granted(new Receipt(id, nowMillis, bookings));
  }

  /** Takes the amounts of bookings that were granted before and forgotten, without testing a limit. */
  void takeAgain(List<Booking> bookings, long nowMillis) {
    int[] locked = lock(keysOf(bookings));
    try {
      for (Booking booking : bookings) {
        if (!Bookkeeping.dropped(booking.window(), nowMillis, graceMillis)) {
          opened(stripeOf(booking.key()), booking.key(), booking.window()).take(booking.amount());
        }
      }
    } finally {
      unlock(locked);
    }
  }

  /** Changes what one hold is charged on each of its accounts; a counter whose time is over is left out. */
  void charge(
      List<Booking> bookings, boolean wasOpen, long[] before, long[] after, long nowMillis) {
    int[] locked = lock(keysOf(bookings));
    try {
      for (int i = 0; i < before.length; i++) {
        Booking booking = bookings.get(i);
        if (!Bookkeeping.dropped(booking.window(), nowMillis, graceMillis)) {
          opened(stripeOf(booking.key()), booking.key(), booking.window())
              .charge(wasOpen, before[i], after[i]);
        }
      }
    } finally {
      unlock(locked);
    }
  }

  /** Drops some of the counters whose time is over, in the stripe that the random number chooses, unless it is in use. */
  void sweep(long random, long nowMillis) {
    Stripe stripe = stripes[(int) (random & (STRIPES - 1))];
    if (stripe.lock.tryLock()) {
      try {
        stripe.sweep(nowMillis, graceMillis, SWEEP);
      } finally {
        stripe.lock.unlock();
      }
    }
  }

  /** Returns the balances of the stripes from the given one on, until there are enough for a page. */
  Balances page(int from, long nowMillis) {
    List<Balance> page = new ArrayList<>();
    int next = from;
    while (next < STRIPES && page.size() < PAGE) {
      Stripe stripe = stripes[next++];
      stripe.lock.lock();
      try {
        stripe.balances(nowMillis, graceMillis, page);
      } finally {
        stripe.lock.unlock();
      }
    }
    return new Balances(
        page, next < STRIPES ? Optional.of(Integer.toString(next)) : Optional.empty());
  }

  /** Returns whether a page may begin at the stripe. */
  static boolean isStripe(int index) {
    return index >= 0 && index < STRIPES;
  }

  /** Returns how many counters are in memory. */
  int size() {
    int size = 0;
    for (Stripe stripe : stripes) {
      stripe.lock.lock();
      try {
        size += stripe.size();
      } finally {
        stripe.lock.unlock();
      }
    }
    return size;
  }

  private static @Nullable WindowSpan turn(Stripe stripe, Item item, long nowMillis) {
    List<WindowSpan> candidates = item.candidates();
    for (int i = 0; i < candidates.size(); i++) {
      Cell cell = stripe.find(item.key(), candidates.get(i).id());
      WindowSpan window = cell == null ? candidates.get(i) : cell.window;
      if (window.contains(nowMillis)) {
        return window;
      }
    }
    return null;
  }

  private static Cell opened(Stripe stripe, BudgetKey key, WindowSpan window) {
    Cell cell = stripe.find(key, window.id());
    return cell == null ? stripe.open(key, window) : cell;
  }

  private static BudgetKey[] keysOf(List<Booking> bookings) {
    BudgetKey[] keys = new BudgetKey[bookings.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = bookings.get(i).key();
    }
    return keys;
  }

  private Stripe stripeOf(BudgetKey key) {
    return stripes[indexOf(key)];
  }

  private static int indexOf(BudgetKey key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash >>> 25;
  }

  private int[] lock(BudgetKey[] keys) {
    int[] order = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      order[i] = indexOf(keys[i]);
    }
    Arrays.sort(order);
    for (int i = 0; i < order.length; i++) {
      if (i == 0 || order[i] != order[i - 1]) {
        stripes[order[i]].lock.lock();
      }
    }
    return order;
  }

  private void unlock(int[] order) {
    for (int i = order.length - 1; i >= 0; i--) {
      if (i == 0 || order[i] != order[i - 1]) {
        stripes[order[i]].lock.unlock();
      }
    }
  }
}

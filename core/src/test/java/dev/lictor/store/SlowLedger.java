package dev.lictor.store;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.WindowSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as a list of holds that is added up anew for every question: slow, and obviously what the rules say. Not
 * thread-safe.
 */
final class SlowLedger {

  /** One line of the books: an account in one turn of its window. */
  record Line(BudgetKey key, WindowSpan window) {}

  /** What a line comes to. */
  record Sum(long spent, long open) {
    Sum plus(boolean isOpen, long amount) {
      return isOpen ? new Sum(spent, open + amount) : new Sum(spent + amount, open);
    }

    long committed() {
      return spent + open;
    }
  }

  private static final class Entry {
    final HoldId id;
    final long stamp;
    List<Booking> bookings = List.of();
    List<Long> charges = new ArrayList<>();
    Rank rank = Rank.OPEN;

    Entry(HoldId id, long stamp) {
      this.id = id;
      this.stamp = stamp;
    }
  }

  private final long retentionMillis;
  private final long graceMillis;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Line, Sum> history = new HashMap<>();

  SlowLedger(long retentionMillis, long graceMillis) {
    this.retentionMillis = retentionMillis;
    this.graceMillis = graceMillis;
  }

  Grant hold(HoldId id, List<Item> items, long now) {
    Entry known = find(id, now);
    if (known != null && known.rank == Rank.OPEN) {
      return new Grant.Granted(new Receipt(id, known.stamp, known.bookings));
    }
    if (known != null) {
      return new Grant.Gone();
    }
    Map<Line, Sum> sums = sums(now);
    List<Booking> bookings = new ArrayList<>();
    List<Lacking> lacking = new ArrayList<>();
    for (Item item : items) {
      WindowSpan turn = null;
      for (WindowSpan candidate : item.candidates()) {
        if (now >= candidate.startMillis() && now < candidate.endMillis()) {
          turn = candidate;
        }
      }
      if (turn == null) {
        return new Grant.Skew();
      }
      long committed =
          sums.getOrDefault(new Line(item.key(), turn), new Sum(0, 0)).committed();
      if (committed + item.amount() > item.limit()) {
        lacking.add(new Lacking(item.key(), turn, item.amount(), item.limit(), committed));
      }
      bookings.add(new Booking(item.key(), turn, item.amount()));
    }
    if (!lacking.isEmpty()) {
      return new Grant.Refused(lacking);
    }
    Receipt receipt = new Receipt(id, now, bookings);
    book(receipt);
    return new Grant.Granted(receipt);
  }

  Outcome settle(Receipt receipt, Rank rank, long[] actual, long now) {
    if (now - receipt.stampMillis() >= retentionMillis) {
      return Outcome.LATE;
    }
    Entry entry = find(receipt.id(), now);
    boolean lost = entry == null || entry.bookings.isEmpty();
    if (entry == null) {
      entry = book(receipt);
    } else if (entry.rank == Rank.FINAL || entry.rank == rank) {
      return Outcome.DUPLICATE;
    } else if (entry.bookings.isEmpty()) {
      entry.bookings = receipt.bookings();
      entry.charges = new ArrayList<>(zeros(actual.length));
    }
    for (int i = 0; i < actual.length; i++) {
      boolean lowers = actual[i] < entry.charges.get(i);
      if (!lowers || rank == Rank.FINAL) {
        entry.charges.set(i, actual[i]);
      }
    }
    entry.rank = rank;
    return lost ? Outcome.REBOOKED : Outcome.OK;
  }

  Outcome release(HoldId id, long now) {
    Entry entry = find(id, now);
    if (entry == null) {
      Entry tombstone = new Entry(id, now);
      tombstone.rank = Rank.RELEASED;
      entries.add(tombstone);
      return Outcome.OK;
    }
    if (entry.rank != Rank.OPEN) {
      return Outcome.DUPLICATE;
    }
    entry.rank = Rank.RELEASED;
    entry.charges = new ArrayList<>(zeros(entry.bookings.size()));
    return Outcome.OK;
  }

  void reassert(Receipt receipt, long now) {
    if (now - receipt.stampMillis() < retentionMillis && find(receipt.id(), now) == null) {
      book(receipt);
    }
  }

  /** Returns what every line that is still kept comes to. */
  Map<Line, Sum> sums(long now) {
    carryForward(now);
    Map<Line, Sum> sums = new HashMap<>(history);
    for (Entry entry : entries) {
      addUp(entry, sums);
    }
    sums.keySet().removeIf(line -> now >= line.window().endMillis() + graceMillis);
    return sums;
  }

  /** Writes holds that nothing can change any more into the history, which is what they come to. */
  private void carryForward(long now) {
    for (Entry entry : List.copyOf(entries)) {
      if (now - entry.stamp >= retentionMillis) {
        addUp(entry, history);
        entries.remove(entry);
      }
    }
    history.keySet().removeIf(line -> now >= line.window().endMillis() + graceMillis);
  }

  private static void addUp(Entry entry, Map<Line, Sum> sums) {
    for (int i = 0; i < entry.bookings.size(); i++) {
      Line line = new Line(entry.bookings.get(i).key(), entry.bookings.get(i).window());
      Sum sum = sums.getOrDefault(line, new Sum(0, 0));
      sums.put(line, sum.plus(entry.rank == Rank.OPEN, entry.charges.get(i)));
    }
  }

  private Entry book(Receipt receipt) {
    Entry entry = new Entry(receipt.id(), receipt.stampMillis());
    entry.bookings = receipt.bookings();
    for (Booking booking : receipt.bookings()) {
      entry.charges.add(booking.amount());
    }
    entries.add(entry);
    return entry;
  }

  private @Nullable Entry find(HoldId id, long now) {
    carryForward(now);
    for (Entry entry : entries) {
      if (entry.id.equals(id)) {
        return entry;
      }
    }
    return null;
  }

  private static List<Long> zeros(int count) {
    return Collections.nCopies(count, 0L);
  }
}

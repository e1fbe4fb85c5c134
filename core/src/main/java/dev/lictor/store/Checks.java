package dev.lictor.store;

import dev.lictor.budget.Amounts;
import java.util.List;

/** What a message must be like. A breach is the caller's, and said at once. */
final class Checks {

  private Checks() {}

  static void items(List<Item> items) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a hold needs at least one budget");
    }
    for (int i = 1; i < items.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (items.get(i).key().equals(items.get(j).key())) {
          throw new IllegalArgumentException("a hold may name budget \""
              + items.get(i).key().budget() + "\" once for one account");
        }
      }
    }
  }

  static void settlement(Receipt receipt, Rank rank, long[] actual) {
    if (rank != Rank.PROVISIONAL && rank != Rank.FINAL) {
      throw new IllegalArgumentException(
          "a hold is settled as PROVISIONAL or FINAL, found " + rank);
    }
    if (actual.length != receipt.bookings().size()) {
      throw new IllegalArgumentException("hold " + receipt.id() + " has "
          + receipt.bookings().size() + " bookings, found " + actual.length + " amounts");
    }
    for (long amount : actual) {
      if (!Amounts.inRange(amount)) {
        throw new IllegalArgumentException(
            "an amount must be within 0 and 2^53-1, found " + amount);
      }
    }
  }

  /** A hold that was lost and asked for again may be in another turn, but it is on the same accounts. */
  static void sameAccounts(Receipt booked, Receipt presented) {
    boolean same = booked.bookings().size() == presented.bookings().size();
    for (int i = 0; same && i < booked.bookings().size(); i++) {
      same = booked.bookings().get(i).key().equals(presented.bookings().get(i).key());
    }
    if (!same) {
      throw new IllegalArgumentException(
          "hold " + booked.id() + " is on other budgets than the receipt that settles it");
    }
  }
}

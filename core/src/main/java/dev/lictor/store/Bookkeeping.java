package dev.lictor.store;

import dev.lictor.budget.WindowSpan;

/** The sums and tests that a store must get right, as pure functions. */
final class Bookkeeping {

  private Bookkeeping() {}

  /** Returns whether a limit has room; committed may be above it already, after an overrun or because it was lowered. */
  static boolean fits(long committed, long amount, long limit) {
    return committed <= limit && amount <= limit - committed;
  }

  /** Returns a sum moved by a difference; one that has grown beyond counting stays there, so that it never reads as room. */
  static long moved(long sum, long difference) {
    long moved = sum + difference;
    boolean overflow = difference > 0 && moved < sum;
    return sum == Long.MAX_VALUE || overflow ? Long.MAX_VALUE : moved;
  }

  /** Returns whether a message of a rank applies to a hold that has reached a rank. */
  static boolean applies(Rank message, Rank reached) {
    return message.compareTo(reached) > 0;
  }

  /**
   * Returns what a hold is charged after a message that applies.
   *
   * @param charged what it was charged before
   * @param actual what the message says was used
   */
  static long charge(Rank message, long charged, long actual) {
    return switch (message) {
      case OPEN -> charged;
      case RELEASED -> 0;
      // A provisional figure may be corrected upwards, and room that it gave back could be taken by
      // then.
      case PROVISIONAL -> Math.max(charged, actual);
      case FINAL -> actual;
    };
  }

  /** Returns whether what was stamped then is forgotten now. */
  static boolean forgotten(long stampMillis, long nowMillis, long retentionMillis) {
    return nowMillis >= after(stampMillis, retentionMillis);
  }

  /** Returns whether a turn's counter is dropped now. */
  static boolean dropped(WindowSpan window, long nowMillis, long graceMillis) {
    return nowMillis >= after(window.endMillis(), graceMillis);
  }

  /** Returns the time that lies a span after another, or the end of time. */
  static long after(long millis, long spanMillis) {
    return moved(millis, spanMillis);
  }
}

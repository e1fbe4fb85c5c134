package dev.lictor.store;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one hold: how far it came and what it is charged. A tombstone is one that was released before it came.
 * Not thread-safe: its shard's lock guards it.
 */
final class Hold {

  private static final long[] NOTHING = {};

  final HoldId id;
  final long stampMillis;
  private @Nullable Receipt receipt;
  private long[] charged;
  private Rank rank;

  private Hold(HoldId id, long stampMillis, @Nullable Receipt receipt, long[] charged, Rank rank) {
    this.id = id;
    this.stampMillis = stampMillis;
    this.receipt = receipt;
    this.charged = charged;
    this.rank = rank;
  }

  /** Makes the memory of a hold that was granted. */
  static Hold open(Receipt receipt) {
    long[] charged = new long[receipt.bookings().size()];
    for (int i = 0; i < charged.length; i++) {
      charged[i] = receipt.bookings().get(i).amount();
    }
    return new Hold(receipt.id(), receipt.stampMillis(), receipt, charged, Rank.OPEN);
  }

  /** Makes the memory of a hold that may still come and must find the door closed. */
  static Hold tombstone(HoldId id, long nowMillis) {
    return new Hold(id, nowMillis, null, NOTHING, Rank.RELEASED);
  }

  Rank rank() {
    return rank;
  }

  /** Returns the receipt; null for a tombstone, and once no message can apply any more. */
  @Nullable
  Receipt receipt() {
    return receipt;
  }

  /** Returns what is charged on each booking. */
  long[] charged() {
    return charged;
  }

  /** Makes a tombstone remember what it was granted after all, by a store that forgot it; it is charged nothing yet. */
  void adopt(Receipt grant) {
    receipt = grant;
    charged = new long[grant.bookings().size()];
  }

  /** Notes a message that applied. */
  void reached(Rank newRank, long[] newCharged) {
    rank = newRank;
    boolean last = newRank == Rank.FINAL;
    charged = last ? NOTHING : newCharged;
    receipt = last ? null : receipt;
  }
}

package dev.lictor.store;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Some of the holds, and the lock that guards them; a thread takes it before any stripe's. Thread-safe as long as all but the
 * lock is used under the lock, with times that were read under it.
 */
final class Shard {

  private static final int SWEEP = 2;

  final ReentrantLock lock = new ReentrantLock();
  private final long retentionMillis;
  private final Map<HoldId, Hold> byId = new HashMap<>();
  private final Queue<Hold> byTime = new ArrayDeque<>();

  Shard(long retentionMillis) {
    this.retentionMillis = retentionMillis;
  }

  /** Returns the hold, or null if none is known or it is forgotten. */
  @Nullable
  Hold find(HoldId id, long nowMillis) {
    Hold hold = byId.get(id);
    return hold == null || Bookkeeping.forgotten(hold.stampMillis, nowMillis, retentionMillis)
        ? null
        : hold;
  }

  /** Remembers a hold, and lets go of some that are forgotten. */
  void add(Hold hold, long nowMillis) {
    for (int i = 0; i < SWEEP; i++) {
      Hold oldest = byTime.peek();
      if (oldest != null && Bookkeeping.forgotten(oldest.stampMillis, nowMillis, retentionMillis)) {
        byTime.remove();
        byId.remove(oldest.id, oldest);
      }
    }
    byId.put(hold.id, hold);
    byTime.add(hold);
  }

  int size() {
    return byTime.size();
  }
}

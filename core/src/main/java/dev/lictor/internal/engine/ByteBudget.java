package dev.lictor.internal.engine;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes that all collected bodies together may hold. Thread-safe. */
final class ByteBudget {

  private final long maxBytes;
  private final AtomicLong taken = new AtomicLong();

  ByteBudget(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Takes the bytes if there is room for all of them. */
  boolean take(long bytes) {
    if (taken.addAndGet(bytes) <= maxBytes) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }
}

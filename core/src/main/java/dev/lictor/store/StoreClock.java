package dev.lictor.store;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of a store that lives in this process: the wall clock at the start, moved on by a ticker. Whatever happens to the
 * wall clock afterwards, this one never steps. Thread-safe.
 */
final class StoreClock {

  private static final long NANOS_A_MILLI = 1_000_000;

  private final LongSupplier nanoTime;
  private final long startMillis;
  private final long startNanos;

  StoreClock(InstantSource wallClock, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.startMillis = wallClock.millis();
    this.startNanos = nanoTime.getAsLong();
  }

  long nowMillis() {
    return startMillis + (nanoTime.getAsLong() - startNanos) / NANOS_A_MILLI;
  }
}

package dev.lictor.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A wall clock and a ticker that stand still until they are moved. */
final class SettableClock implements InstantSource {

  private final AtomicLong nanos = new AtomicLong();

  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(Mint.NOW_SECONDS).plusNanos(nanos.get());
  }

  LongSupplier ticker() {
    return nanos::get;
  }

  void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }
}

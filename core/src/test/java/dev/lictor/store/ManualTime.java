package dev.lictor.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock and a ticker that stand still until a test moves them. Not thread-safe. */
final class ManualTime {

  private Instant wall = Instant.parse("2026-11-21T12:00:00Z");
  private long nanos = -5_000_000_000L;

  InstantSource wallClock() {
    return () -> wall;
  }

  long nanoTime() {
    return nanos;
  }

  void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  /** Sets the wall clock as an administrator would; no time passes. */
  void stepWallClock(Duration step) {
    wall = wall.plus(step);
  }
}

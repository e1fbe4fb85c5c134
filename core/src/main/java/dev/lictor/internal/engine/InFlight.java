package dev.lictor.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what runs, and tells when nothing does after the engine was closed. Thread-safe. */
final class InFlight {

  private final AtomicLong running = new AtomicLong(1); // the engine itself
  private final CompletableFuture<Void> quiet = new CompletableFuture<>();
  private volatile boolean closed;

  /** Counts one more, whose end must be told in either case; false if the engine is closed. */
  boolean begin() {
    running.incrementAndGet();
    return !closed;
  }

  void end() {
    if (running.decrementAndGet() == 0) {
      quiet.complete(null);
    }
  }

  /** Lets nothing more begin; the stage completes when all that began has ended. */
  synchronized CompletionStage<Void> close() {
    if (!closed) {
      closed = true;
      end();
    }
    return quiet;
  }
}

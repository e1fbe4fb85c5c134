package dev.lictor.internal.engine;

import dev.lictor.store.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a message to the store until it is acknowledged: messages are idempotent, and one that is never acknowledged leaves
 * the hold charged. Thread-safe.
 */
final class Persistence {

  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);
  private static final long FIRST_DELAY_MILLIS = 100;
  private static final long LONGEST_DELAY_MILLIS = 30_000;

  private final Duration attemptTime;
  private final long giveUpAfterMillis;

  /**
   * @param attemptTime how long one attempt may take
   * @param giveUpAfter after how long the message is given up
   */
  Persistence(Duration attemptTime, Duration giveUpAfter) {
    this.attemptTime = attemptTime;
    this.giveUpAfterMillis = giveUpAfter.toMillis();
  }

  /** Sends the message; the stage completes when it is acknowledged or given up, and never fails. */
  CompletionStage<Void> send(String requestId, Supplier<CompletionStage<Outcome>> message) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    attempt(requestId, message, FIRST_DELAY_MILLIS, 0, done);
    return done;
  }

  private void attempt(
      String requestId,
      Supplier<CompletionStage<Outcome>> message,
      long delayMillis,
      long waitedMillis,
      CompletableFuture<Void> done) {
    CompletionStage<Outcome> sent;
    try {
      sent = Deadline.within(message.get(), attemptTime);
    } catch (RuntimeException | Error e) {
      sent = CompletableFuture.failedFuture(e);
    }
    sent.handle((outcome, failure) -> {
      if (failure == null) {
        done.complete(null);
      } else if (waitedMillis >= giveUpAfterMillis) {
        LOG.error(
            "exchange {}: the store did not take the settlement; its hold stays charged",
            requestId);
        done.complete(null);
      } else {
        if (waitedMillis == 0) {
          LOG.warn(
              "exchange {}: the store did not take the settlement, trying again: {}",
              requestId,
              failure.toString());
        }
        Executor later = CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS);
        later.execute(() -> attempt(
            requestId,
            message,
            Math.min(2 * delayMillis, LONGEST_DELAY_MILLIS),
            waitedMillis + delayMillis,
            done));
      }
      return done;
    });
  }
}

package dev.lictor.internal.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Puts a bound on how long a stage of somebody else may take. Not instantiable. */
final class Deadline {

  private Deadline() {}

  /**
   * Returns a stage that ends like the given one, or fails with {@link java.util.concurrent.TimeoutException} when the time is
   * over. A stage that is complete already costs no timer.
   *
   * @param late takes a result that comes after the time
   */
  static <T> CompletionStage<T> within(CompletionStage<T> stage, Duration time, Consumer<T> late) {
    CompletableFuture<T> original = stage.toCompletableFuture();
    if (original.isDone()) {
      return original;
    }
    CompletableFuture<T> bounded =
        new CompletableFuture<T>().orTimeout(time.toMillis(), TimeUnit.MILLISECONDS);
    stage.whenComplete((result, failure) -> {
      if (failure != null) {
        bounded.completeExceptionally(failure);
      } else if (!bounded.complete(result)) {
        late.accept(result);
      }
    });
    return bounded;
  }

  /** The same, for a result that may be forgotten. */
  static <T> CompletionStage<T> within(CompletionStage<T> stage, Duration time) {
    return within(stage, time, result -> {});
  }
}

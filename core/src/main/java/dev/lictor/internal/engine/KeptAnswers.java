package dev.lictor.internal.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lictor.usage.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Whose answers providers keep, as far as they passed through this engine within a day: a caller may build on, read and delete its
 * own alone. Of one whose work goes on behind its answer, the first that tells the figures settles it. Thread-safe.
 */
final class KeptAnswers {

  private static final Duration RETENTION = Duration.ofDays(1);
  private static final int MAX_ANSWERS = 100_000;

  private final Cache<Key, Kept> answers = Caffeine.newBuilder()
      .maximumSize(MAX_ANSWERS)
      .expireAfterWrite(RETENTION)
      .executor(Runnable::run)
      .build();

  private record Key(String deployment, String id) {}

  private static final class Kept {
    private final String callerId;
    private final @Nullable Settlement open;
    private final AtomicBoolean settled = new AtomicBoolean();

    Kept(String callerId, @Nullable Settlement open) {
      this.callerId = callerId;
      this.open = open;
    }
  }

  /**
   * Remembers an answer; of several under one id the first.
   *
   * @param open how to settle its call for good, if its figures come later
   */
  void keep(String deployment, String id, String callerId, Optional<Settlement> open) {
    answers.asMap().putIfAbsent(new Key(deployment, id), new Kept(callerId, open.orElse(null)));
  }

  /** Returns whether an answer is known to be a caller's. */
  boolean belongs(String deployment, String id, String callerId) {
    Kept kept = answers.getIfPresent(new Key(deployment, id));
    return kept != null && kept.callerId.equals(callerId);
  }

  /** Settles the call behind an answer whose figures came now; the second time nothing happens. */
  void settle(String deployment, String id, int status, Usage usage) {
    Kept kept = answers.getIfPresent(new Key(deployment, id));
    if (kept != null && kept.open != null && kept.settled.compareAndSet(false, true)) {
      kept.open.settleLate(status, usage);
    }
  }
}

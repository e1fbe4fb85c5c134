package dev.lictor.deployment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How often each caller may ask what nobody remembers, in any second that begins with a question. Thread-safe. */
final class MissBudget {

  private static final long SPAN_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int MAX_CALLERS = 10_000;

  private final int most;
  private final LongSupplier nanos;
  private final Cache<String, Span> spans;

  /** A second and how many questions it saw. */
  private static final class Span {
    private final long fromNanos;
    private int asked;

    Span(long fromNanos) {
      this.fromNanos = fromNanos;
    }
  }

  MissBudget(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    this.spans =
        Caffeine.newBuilder().maximumSize(MAX_CALLERS).executor(Runnable::run).build();
  }

  /** Takes one question of a caller's, if there is one left. */
  boolean take(String caller) {
    boolean[] taken = new boolean[1];
    spans.asMap().compute(caller, (name, span) -> {
      long now = nanos.getAsLong();
      Span current = span == null || now - span.fromNanos >= SPAN_NANOS ? new Span(now) : span;
      taken[0] = current.asked < most;
      current.asked += taken[0] ? 1 : 0;
      return current;
    });
    return taken[0];
  }
}

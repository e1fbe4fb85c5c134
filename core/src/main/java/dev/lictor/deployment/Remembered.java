package dev.lictor.deployment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Weigher;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers of the control plane, each remembered for its time. Calls that ask the same at once share an answer that is good, but
 * never a failure or a no, which may be due to one caller's token. Callers that ask for much that nobody remembers are slowed down.
 * Thread-safe.
 *
 * @param <K> what was asked
 * @param <V> what was answered
 */
final class Remembered<K, V> {

  /** After how long nobody waits for a question that another call asked: what asks may hang. */
  static final Duration FLIGHT = Duration.ofSeconds(5);

  private final Cache<K, V> known;
  private final Map<K, Flight<V>> flights = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final MissBudget misses;
  private final Predicate<V> good;
  private final LongSupplier nanos;

  /** A question that was asked and not answered yet. */
  private record Flight<V>(CompletableFuture<V> answer, long sinceNanos) {}

  /**
   * @param lifetime how long an answer is believed
   * @param weigher what an answer weighs, against the most that all may weigh
   * @param good whether an answer may be shared by calls that ask at once
   * @param nanos the ticker
   */
  Remembered(
      BiFunction<K, V, Duration> lifetime,
      Weigher<K, V> weigher,
      long maxWeight,
      Predicate<V> good,
      MissBudget misses,
      LongSupplier nanos) {
    this.misses = misses;
    this.good = good;
    this.nanos = nanos;
    this.known = Caffeine.newBuilder()
        .maximumWeight(maxWeight)
        .weigher(weigher)
        .ticker(nanos::getAsLong)
        .executor(Runnable::run)
        .expireAfter(Expiry.<K, V>creating(lifetime))
        .build();
  }

  /**
   * Returns what is remembered, or asks.
   *
   * @param caller who asks
   * @param ask asks on behalf of that caller
   */
  CompletionStage<V> find(K key, String caller, Supplier<CompletionStage<V>> ask) {
    V remembered = known.getIfPresent(key);
    if (remembered != null) {
      return CompletableFuture.completedFuture(remembered);
    }
    Flight<V> mine = new Flight<>(new CompletableFuture<>(), nanos.getAsLong());
    Flight<V> theirs = flights.putIfAbsent(key, mine);
    if (theirs != null && mine.sinceNanos() - theirs.sinceNanos() < FLIGHT.toNanos()) {
      return theirs
          .answer()
          .handle((answer, failure) -> failure == null && good.test(answer)
              ? CompletableFuture.completedFuture(answer)
              : find(key, caller, ask)) // one of those who wait asks next, with its own token
          .thenCompose(stage -> stage);
    }
    flights.put(key, mine);
    asked(key, caller, ask).whenComplete((answer, failure) -> {
      flights.remove(key, mine);
      if (failure == null) {
        mine.answer().complete(answer);
      } else {
        mine.answer().completeExceptionally(failure);
      }
    });
    return mine.answer();
  }

  private CompletionStage<V> asked(K key, String caller, Supplier<CompletionStage<V>> ask) {
    if (!misses.take(caller)) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("the caller asks for too much at once"));
    }
    long before = changes.get();
    CompletionStage<V> answered;
    try {
      answered = ask.get();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
    return answered.thenApply(answer -> {
      if (changes.get() == before) {
        known.put(key, answer);
      }
      return answer;
    });
  }

  /**
   * Forgets what may have changed, answers that are on their way included.
   *
   * @param forgotten hears each answer that was remembered
   */
  void forget(Predicate<K> changed, BiConsumer<K, V> forgotten) {
    changes.incrementAndGet();
    flights.keySet().removeIf(changed);
    for (Map.Entry<K, V> entry : known.asMap().entrySet()) {
      if (changed.test(entry.getKey())) {
        forgotten.accept(entry.getKey(), entry.getValue());
        known.invalidate(entry.getKey());
      }
    }
  }
}

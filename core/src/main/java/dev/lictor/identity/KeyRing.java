package dev.lictor.identity;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one JWK set, fetched when they are needed: at most one fetch at a time, whoever waits for it. They are fresh for
 * {@link #FRESH}, are fetched anew in the background shortly before, and stay in use for {@link #KEPT} while they cannot be
 * fetched. An unknown key id fetches once per {@link #SEARCH_PAUSE}. Thread-safe.
 */
final class KeyRing {

  static final Duration FRESH = Duration.ofMinutes(10);
  static final Duration KEPT = Duration.ofHours(1);
  static final Duration SEARCH_PAUSE = Duration.ofSeconds(30);
  static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);

  private static final long AHEAD_NANOS = FRESH.minusMinutes(2).toNanos();

  private final Supplier<CompletableFuture<byte[]>> fetch;
  private final LongSupplier nanos;

  private @Nullable KeySet keys;
  private long fetchedAt;
  private long searchedAt;
  private long failedAt;
  private boolean searched;
  private @Nullable KeysUnavailableException failure; // of the last fetch
  private @Nullable CompletableFuture<Boolean> flight;

  KeyRing(Supplier<CompletableFuture<byte[]>> fetch, LongSupplier nanos) {
    this.fetch = fetch;
    this.nanos = nanos;
  }

  /** Returns the key of the id, or empty if the set does not hold it; fails if that cannot be told. */
  CompletableFuture<Optional<RSAPublicKey>> key(String id) {
    CompletableFuture<Boolean> pending;
    boolean launches = false;
    synchronized (this) {
      long now = nanos.getAsLong();
      boolean stale = keys == null || now - fetchedAt >= FRESH.toNanos();
      boolean unknown = keys == null || keys.key(id) == null;
      if (flight == null && shouldFetch(now, stale, unknown)) {
        flight = new CompletableFuture<>();
        launches = true;
        if (unknown && !stale) {
          searched = true;
          searchedAt = now;
        }
      }
      pending = flight != null && (stale || unknown) ? flight : null;
    }
    CompletableFuture<Boolean> launched = pending;
    if (launches) {
      launch();
    }
    return launched == null ? answer(id) : launched.thenCompose(landed -> answer(id));
  }

  private boolean shouldFetch(long now, boolean stale, boolean unknown) {
    if (failure != null && now - failedAt < FAILURE_PAUSE.toNanos()) {
      return false;
    }
    if (stale || now - fetchedAt >= AHEAD_NANOS) {
      return true;
    }
    return unknown && (!searched || now - searchedAt >= SEARCH_PAUSE.toNanos());
  }

  private void launch() {
    CompletableFuture<byte[]> fetching;
    try {
      fetching = fetch.get();
    } catch (RuntimeException e) {
      fetching = CompletableFuture.failedFuture(e);
    }
    CompletableFuture<byte[]> unused = fetching.whenComplete(this::land);
  }

  private void land(byte @Nullable [] json, @Nullable Throwable thrown) {
    KeySet fetched = json == null ? null : KeySet.parse(json);
    CompletableFuture<Boolean> landing;
    synchronized (this) {
      long now = nanos.getAsLong();
      if (fetched != null) {
        keys = fetched;
        fetchedAt = now;
        failure = null;
      } else {
        failure = unavailable(thrown);
        failedAt = now;
      }
      landing = flight;
      flight = null;
    }
    if (landing != null) {
      landing.complete(fetched != null);
    }
  }

  private synchronized CompletableFuture<Optional<RSAPublicKey>> answer(String id) {
    boolean held = keys != null && nanos.getAsLong() - fetchedAt < KEPT.toNanos();
    RSAPublicKey key = keys == null || !held ? null : keys.key(id);
    if (key != null) {
      return CompletableFuture.completedFuture(Optional.of(key));
    }
    if (held && failure == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return CompletableFuture.failedFuture(failure == null ? unavailable(null) : failure);
  }

  private static KeysUnavailableException unavailable(@Nullable Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return cause instanceof KeysUnavailableException known
        ? known
        : new KeysUnavailableException("the keys of the token service are not available: "
            + (cause == null ? "no key set was found" : cause.getClass().getSimpleName()));
  }
}

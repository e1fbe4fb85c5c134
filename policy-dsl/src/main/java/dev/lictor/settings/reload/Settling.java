package dev.lictor.settings.reload;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a change has come to rest: when a second look, long enough after the first, sees the same. Who writes a file in pieces, or
 * several files one after another, is given that time between two pieces. Not thread-safe.
 */
public final class Settling {

  private final long quietNanos;
  private final LongSupplier nanos;
  private @Nullable Look seen;
  private long sinceNanos;

  /**
   * Makes one.
   *
   * @param quiet for how long nothing may change
   * @param nanos a ticker
   */
  public Settling(Duration quiet, LongSupplier nanos) {
    this.quietNanos = quiet.toNanos();
    this.nanos = Objects.requireNonNull(nanos, "nanos");
  }

  /** Returns whether what was seen now has been the same for long enough. */
  boolean settled(Look now) {
    long time = nanos.getAsLong();
    if (!now.equals(seen)) {
      seen = now;
      sinceNanos = time;
      return false;
    }
    return time - sinceNanos >= quietNanos;
  }
}

package dev.lictor.example.proxy;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices that nothing happens any more. Progress is a stored number; the one timer looks at it when it would be due. Confined
 * to one event loop.
 */
final class Patience {

  private final EventLoop loop;
  private final LongSupplier allowedMillis;
  private final Runnable expired;
  private long progressNanos;
  private @Nullable ScheduledFuture<?> timer;

  Patience(EventLoop loop, LongSupplier allowedMillis, Runnable expired) {
    this.loop = loop;
    this.allowedMillis = allowedMillis;
    this.expired = expired;
  }

  void begin() {
    progress();
    look(allowedMillis.getAsLong());
  }

  void progress() {
    progressNanos = System.nanoTime();
  }

  private void look(long inMillis) {
    timer = loop.schedule(this::due, Math.max(1, inMillis), TimeUnit.MILLISECONDS);
  }

  private void due() {
    long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - progressNanos);
    long left = allowedMillis.getAsLong() - waited;
    if (left <= 0) {
      expired.run();
    } else {
      look(left);
    }
  }

  /** Ends after the time, whatever happens meanwhile. */
  void until(Duration time) {
    end();
    timer = loop.schedule(expired, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  void end() {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
